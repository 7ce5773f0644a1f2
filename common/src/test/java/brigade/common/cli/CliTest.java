package brigade.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.background.Bell;
import brigade.common.download.Fetch;
import brigade.common.download.Header;
import brigade.common.download.Limits;
import brigade.common.download.Patience;
import brigade.common.download.Terms;
import brigade.common.journal.Phase;
import brigade.common.model.ModelProvider;
import brigade.common.rush.RushPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command line, with a model that does everything on the spot. */
class CliTest {
    private static final String MADE = "made of fakes";

    private static final String SUM_OF_A = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";

    @TempDir
    private Path directory;

    private final InstantModel.Provider instant = new InstantModel.Provider("fake/instant");
    private final InstantModel.Provider interrupted = new InstantModel.Provider("fake/interrupted");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return runWith(List.of(instant, interrupted), args);
    }

    private int runWith(List<ModelProvider> models, String... args) {
        Catalogue catalogue = new Catalogue(models, "instant");
        CommandLine line = new CommandLine(new ParadigmCommand(), new Cli.Factory(catalogue));
        ParadigmCommand.addTo(line, args);
        Cli.configured(line);
        line.setCommandName("fake").setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        line.getCommandSpec().usageMessage().description(MADE);
        return line.execute(args);
    }

    @AfterEach
    void everyModelThatWasOpenedWasClosed() {
        assertThat(instant.open).hasValue(0);
        assertThat(interrupted.open).hasValue(0);
    }

    @Test
    void theKitchenPrintsItsTranscriptAndNothingElse() {
        assertThat(run("kitchen")).isEqualTo(Cli.DONE);
        assertThat(out.toString().lines()).containsExactly("👨‍🍳 Head chef: Preparing the main course...",
                "👨‍🍳 Head chef: Main course is halfway done.",
                "🧁 Assistant cook: Starting to bake the dessert (this will take 5 seconds)...",
                "👨‍🍳 Head chef: Meanwhile, I'm plating the salad and setting the table.",
                "👨‍🍳 Head chef: Ready to serve the main course.", "🧁 Assistant cook: Dessert is ready!",
                "👨‍🍳 Head chef: All dishes are ready to serve!");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void withoutACommandItRunsTheKitchenAndThenTheDownloads() {
        assertThat(run()).isEqualTo(Cli.DONE);
        assertThat(out.toString().lines()).startsWith("👨‍🍳 Head chef: Preparing the main course...")
                .containsSubsequence("👨‍🍳 Head chef: All dishes are ready to serve!", "File1 started",
                        "All downloads completed.");
    }

    @Test
    void aBurntDishIsAFailureThatIsNamedAfterTheTranscript() {
        assertThat(run("kitchen", "--burn", "dessert")).isEqualTo(Cli.FAILED);
        assertThat(out.toString().lines()).last().isEqualTo("🧁 Assistant cook: 🔥 The dessert is burnt!");
        assertThat(err.toString().lines()).containsExactly("brigade: the dessert burnt, so nothing was served");
    }

    @Test
    void ofSeveralKitchensOnlyTheBurntOnesAreNamed() {
        assertThat(run("kitchen", "--kitchens", "3", "--burn", "2:dessert")).isEqualTo(Cli.FAILED);
        assertThat(out.toString().lines()).contains("kitchen 1 | 👨‍🍳 Head chef: All dishes are ready to serve!",
                "kitchen 2 | 🧁 Assistant cook: 🔥 The dessert is burnt!",
                "kitchen 3 | 👨‍🍳 Head chef: All dishes are ready to serve!");
        assertThat(err.toString().lines()).containsExactly("brigade: kitchen 2 did not serve: the dessert burnt");
    }

    @Test
    void assistantsAreTakenInTheirOrder() {
        assertThat(run("kitchen", "--assistant", "boil=2s", "--assistant", "a=b=1m30s")).isEqualTo(Cli.DONE);
        assertThat(out.toString().lines()).containsSubsequence("🧁 Assistant boil: Starting (this will take 2 seconds)...",
                "🧁 Assistant a=b: Starting (this will take 1 minute 30 seconds)...");
    }

    @Test
    void whoBeginsEachLineWithTheWorker() {
        assertThat(run("kitchen", "--who")).isEqualTo(Cli.DONE);
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).startsWith("[platform thread "))
                .noneSatisfy(line -> assertThat(line).contains("\u001b"));
    }

    private int runWithInput(String input, String... args) {
        InputStream before = System.in; // Surefire talks to this JVM there.
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(args);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void mainWorkAndMonitorSayWhoRunsThem() {
        assertThat(runWithInput("", "background")).isZero();
        String who = "platform thread " + Thread.currentThread().getName() + ", pid " + ProcessHandle.current().pid() + "] ";
        assertThat(out.toString().lines().map(line -> line.replace("[daemon ", "[").replace("[" + who, ""))).containsExactly(
                "👨‍🍳 Head chef: Chopping onions...", "💓 Monitor: heartbeat 1", "💓 Monitor: heartbeat 2",
                "👨‍🍳 Head chef: The onions are chopped.", "The work is done.");
    }

    @Test
    void aFailedMonitorIsReportedAndCostsNothing() {
        assertThat(runWithInput("", "background", "--fail-at", "2")).isZero();
        assertThat(out.toString()).contains("💔 Monitor: the monitor failed at heartbeat 2")
                .contains("The work is done.\nBut the monitor failed at heartbeat 2; the main work went on without it.");
    }

    @Test
    void aLineOnStandardInputIsEnter() {
        assertThat(runWithInput("any line\n", "background", "--until-enter")).isZero();
        assertThat(out.toString()).contains("👨‍🍳 Head chef: Waiting at the door. Press Enter...").contains("Enter was pressed.");
    }

    @Test
    void theEndOfStandardInputIsNotEnter() throws InterruptedException {
        Bell bell = new Bell();
        EnterKey.ringing(bell, new ByteArrayInputStream("no end of line".getBytes(StandardCharsets.UTF_8)));
        assertThat(bell.await(Duration.ofMillis(100))).isFalse();
    }

    @Test
    void cooksGoOrGiveUp() {
        assertThat(run("tickets", "--cooks", "2", "--late", "1", "--patience", "2:500ms")).isZero();
        assertThat(out.toString().lines()).containsExactly("👨‍🍳 Head chef: The oven is heating up...",
                "👨‍🍳 Head chef: The oven is hot. Go!", "🍖 Cook 1: Is the oven hot?", "🍖 Cook 1: Roasting...",
                "🍖 Cook 1: The roast is done.", "🍖 Cook 2: Is the oven hot?", "🙅 Cook 2: gave up", "🍖 Cook 3: Is the oven hot?",
                "🍖 Cook 3: Roasting...", "🍖 Cook 3: The roast is done.", "2 of 3 cooks went; the others gave up: cook 2.");
    }

    @Test
    void linksAreToldAsTheyAreAnsweredAndSummedUpInInputOrder() throws IOException {
        Path input = Files.writeString(directory.resolve("links"),
                "\uFEFF# a list\r\n\n  http://h/missing \n\tmailto:a@b\n#http://h/x");
        assertThat(run("check", "--input", input.toString(), "http://u:pw@h/a")).isEqualTo(Cli.FAILED);
        assertThat(out.toString().lines()).containsExactly("mailto:a@b -> not an http or https URL",
                "http://h/missing -> 404 Not Found", "http://h/a -> 200", "", "1 good    http://h/a -> 200",
                "2 broken  http://h/missing -> 404 Not Found", "3 broken  mailto:a@b -> not an http or https URL",
                "2 of 3 links are broken.");
        assertThat(err.toString()).as("said once").isEmpty();
    }

    @Test
    void goodLinksAndAnEmptyListAreDone() throws IOException {
        assertThat(run("check", "http://h/a")).isEqualTo(Cli.DONE);
        assertThat(out.toString().lines()).last().isEqualTo("1 link is good.");
        assertThat(run("check", "--input", Files.createFile(directory.resolve("empty")).toString())).isEqualTo(Cli.DONE);
        assertThat(out.toString().lines()).last().isEqualTo("0 links are good.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void brokenLinksAreNoFailureForWhoSaysSo() {
        assertThat(run("check", "--exit-zero", "--scale", "0.01")).isEqualTo(Cli.DONE);
        assertThat(out.toString().lines()).hasSize(8 + 1 + 8 + 1);
    }

    @Test
    void aListThatIsNotTextIsAUsageError() throws IOException {
        Path input = Files.write(directory.resolve("links"), new byte[]{'h', (byte) 0xff, 'h'});
        assertThat(run("check", "--input", input.toString())).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("--input " + input + ": it is not text in UTF-8; name a file with a URL per line");
    }

    @Test
    void primesAreCounted() {
        assertThat(run("crunch", "--upto", "10000", "--chunks", "2", "--at-most", "1")).isZero();
        assertThat(out.toString().lines()).containsExactly("chunk 1 started", "chunk 1 finished", "chunk 2 started",
                "chunk 2 finished", "There are 1,229 primes up to 10,000.");
    }

    @Test
    void aRushIsToldByWaitersAndCooks() {
        assertThat(run("rush", "--orders", "2")).isEqualTo(Cli.DONE);
        assertThat(out.toString().lines()).containsExactly("🤵 Waiter 1: I have placed order 1.",
                "👨‍🍳 Cook: Order 1 is on the fire.", "👨‍🍳 Cook: Order 1 is ready!", "🤵 Waiter 2: I have placed order 2.",
                "👨‍🍳 Cook: Order 2 is on the fire.", "👨‍🍳 Cook: Order 2 is ready!",
                "Closing time: 2 of 2 orders were cooked.");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void ordersWhoseCooksFaintAreAFailureThatIsNamed() {
        assertThat(run("rush", "--orders", "4", "--faint", "2", "--faint", "3")).isEqualTo(Cli.FAILED);
        assertThat(out.toString().lines()).contains("👨‍🍳 Cook: 😵 Order 2 is lost: fainted.")
                .endsWith("Closing time: 2 of 4 orders were cooked.");
        assertThat(err.toString().lines()).containsExactly("brigade: orders 2 and 3 were lost: their cooks fainted");
    }

    @Test
    void afterAFireAlarmTheOrdersThatWereNotCookedAreNamed() {
        assertThat(run("rush", "--orders", "9", "--model", "interrupted", "--faint", "2")).isEqualTo(Cli.INTERRUPTED);
        assertThat(out.toString().lines()).endsWith("Fire alarm! Not cooked: orders 3 to 9.");
        assertThat(run("rush", "--orders", "2", "--model", "instant", "--scale", "0.5")).isEqualTo(Cli.DONE);
    }

    @Test
    void anInterruptionIsToldAndHasItsExitCode() {
        assertThat(run("kitchen", "--model", "interrupted")).isEqualTo(Cli.INTERRUPTED);
        assertThat(err.toString().lines()).containsExactly("brigade: interrupted; everything that was started has been stopped");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "kitchn | Unmatched argument at index 0: 'kitchn' | Did you mean: fake kitchen",
            "background --work soon | 'soon' is not a duration; write 400ms, 2s or 1m30s | Try 'fake background --help'.",
            "background --every 0s | --every 0s: a heartbeat needs a pause of 1ms or more | Try",
            "background --every 500ms --scale 0.001 | --every 0.5s with --scale 0.001: a heartbeat needs a pause | Try",
            "background --fail-at 0 | --fail-at 0: write a number from 1; the first heartbeat is 1 | Try",
            "background --scale 0 | --scale 0.0: write a number above 0, up to 1000 | Try",
            "tickets --cooks 0 | --cooks 0: write a number from 1 to 10000 | Try 'fake tickets --help'.",
            "tickets --late -1 | --late -1: write a number from 0 to 10000 | Try",
            "tickets --heat-up hot | 'hot' is not a duration; write 400ms, 2s or 1m30s | Try",
            "tickets --patience 6:1s | --patience 6:1s: there is no cook '6' who waits; --cooks says how many there are | Try",
            "tickets --patience none | 'none' is not a duration | Try",
            "check --at-most 0 | --at-most 0: write a number from 1 to 10000 | Try 'fake check --help'.",
            "check --timeout 0s | --timeout 0s: write a duration from 1ms to 24h | Try",
            "check --timeout 5 | '5' is not a duration | Try",
            "check --scale 0 | --scale 0.0: write a number above 0 | Try",
            "check --input /no/such/file | --input /no/such/file: there is no such file; name a file with a URL per line | Try",
            "check --input / | --input /: it cannot be read (Is a directory) | Try",
            "mirrors --timeout 0s | --timeout 0s: write a duration from 1ms to 24h | Try 'fake mirrors --help'.",
            "mirrors --hedge-after 0s http://h/ | --hedge-after 0s: write a duration from 1ms | Try",
            "mirrors ftp://u:p@h/f | ftp://h/f: not an http or https URL | Try",
            "mirrors --group http://h/a,x | x: not an http | Try",
            "mirrors --model interrupted http://h/a http://h/b http://h/c | 3 mirrors: fake/interrupted asks 2 at once at most; | Try",
            "mirrors --input /dev/null | --input /dev/null: it has no URL; name at least one mirror | Try",
            "crunch --upto 1 | --upto 1: write a number from 2 to 1000000000000 | Try 'fake crunch --help'.",
            "crunch --chunks 0 | --chunks 0: write a number from 1 to 10000 | Try",
            "crunch --upto 5 --chunks 6 | --chunks 6: write a number from 1 to 5 | Try",
            "crunch --at-most 0 | --at-most 0: write | Try",
            "rush --orders 0 | --orders 0: write a number from 1 to 10000 | Try 'fake rush --help'.",
            "rush --orders x | 'x' is not an int | Try", "rush --waiters 0 | --waiters 0: write a number from 1 to 1000 | Try",
            "rush --capacity 0 | --capacity 0: write a number from 1 to 10000 | Try",
            "rush --cooks 33 | --cooks 33: write a number from 1 to 32 | Try",
            "rush --cooking 5 | '5' is not a duration; write 400ms, 2s or 1m30s | Try",
            "rush --cooking 2h | --cooking 7200s: write a duration up to 1 hour | Try",
            "rush --faint 13 | --faint 13: write a number from 1 to 12 | Try", "rush --scale 0 | --scale 0.0: write | Try",
            "crunch --model interrupted | fake/interrupted does not offer crunch: it has no time | name another --model",
            "kitchen --modle x | Unknown options: '--modle', 'x' | Possible solutions: --model",
            "kitchen --model virtuel | no model 'virtuel'; there are fake/instant, fake/interrupted | Try 'fake kitchen --help'.",
            "kitchen --scale 0 | --scale 0.0: write a number above 0, up to 1000 | Try",
            "kitchen --scale -1 | --scale -1.0: write | Try", "kitchen --scale NaN | --scale NaN: write | Try",
            "kitchen --scale 1e9 | up to 1000 | Try", "kitchen --scale x | 'x' | Try",
            "kitchen --assistant boil=1s --assistant boil=2s | --assistant boil: named twice; give each a name of its own | Try",
            "kitchen --assistant =1s | '=1s' is not an assistant; write a name and a duration, as boil=2s | Try",
            "kitchen --assistant boil | 'boil' is not an assistant | Try",
            "kitchen --assistant boil=5 | '5' is not a duration; write 400ms, 2s or 1m30s | Try",
            "kitchen --assistant salad=1s | an assistant cannot be named 'salad' | choose another name",
            "kitchen --burn 3:dessert | --burn 3:dessert: there is no kitchen 3; --kitchens says how many there are | Try",
            "kitchen --burn 0:dessert | there is no kitchen 0 | Try",
            "kitchen --burn 99999:dessert | there is no kitchen 99999 | Try",
            "kitchen --burn soup | no dish 'soup' to burn; there are main-course, dessert, salad | Try",
            "kitchen --kitchens 0 | --kitchens 0: write a number from 1 to 1000 | Try",
            "kitchen --json /no/such/directory/f.json | there is no directory /no/such/directory; create it first | Try",
            "kitchen --json / | --json / | Try", "download --json /no/such/directory/f.json | create it first | Try",
            "download --at-most 0 | --at-most 0: write a number from 1 to 10000 | Try", "download --at-most x | 'x' | Try",
            "download --at-most-per-host 0 | --at-most-per-host 0: write a number from 1 to 10000 | Try",
            "download --retries -1 | --retries -1: write a number from 0 to 1000 | Try",
            "download --idle-timeout 0s | --idle-timeout 0s: write a time from 1ms to a day | Try",
            "download --connect-timeout 5 | '5' is not a duration | Try", "download --limit-rate 0 | --limit-rate 0: nothing | Try",
            "download --header secret | not a header | Try", "download --max-size x | 'x' is not a size | Try",
            "download --input /no/such/list | --input /no/such/list: it cannot be read; there is no such file | Try",
            "download --sha256sums /no/such/sums http://h/a | --sha256sums /no/such/sums: it cannot be read | Try",
            "download --cacert /no/such/pem | --cacert /no/such/pem: there is no such file | Try",
            "download --scale 0 | --scale 0.0: write a number above 0, up to 1000 | Try",
            "download --to /dev/null | --to /dev/null: not a directory that can be written; name another | Try",
            "download --to /dev/null/x | --to /dev/null/x: it cannot be made there | Try",
            "download --to /dev/null/x http://h/f | --to /dev/null/x: it cannot be made there | Try",
            "origin --port 70000 | --port 70000: write a number from 0 to 65535 | Try",
            "origin --scale 0 --port 0 | --scale 0.0 | Try"})
    void aUsageErrorSaysWhatIsWrongAndWhatToDo(String args, String wrong, String suggestion) {
        assertThat(run(args.split(" "))).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).startsWith("brigade: ").contains(wrong).contains(suggestion).doesNotContain("\tat ");
        assertThat(out.toString()).as("standard output carries results only").isEmpty();
    }

    @Test
    void downloadsAreToldAndTheirTemporaryDirectoryIsRemoved() {
        assertThat(run("download", "--scale", "0.01")).isEqualTo(Cli.DONE);
        assertThat(out.toString().lines()).containsExactly("File1 started", "File1 finished", "File2 started", "File2 finished",
                "File3 started", "File3 finished", "All downloads completed.");
        assertThat(instant.plans.getFirst().files()).hasSize(3)
                .allSatisfy(file -> assertThat(file.target().getParent()).doesNotExist());
    }

    @Test
    void filesGoWhereTheyAreSent() {
        Path to = directory.resolve("new/directory");
        assertThat(run("download", "--to", to.toString(), "--at-most", "2", "http://h/a", "http://i/a")).isEqualTo(Cli.DONE);
        assertThat(to).isDirectoryContaining(file -> file.endsWith("a")).isDirectoryContaining(file -> file.endsWith("a-2"));
        assertThat(instant.plans.getFirst().atMost()).isEqualTo(2);
    }

    @Test
    void aRejectedUrlAndAMissingFileCostOnlyThemselves() {
        assertThat(run("download", "--to", directory.toString(), "http://h/..%2fx", "ftp://h/f", "http://h/missing", "http://h/a"))
                .isEqualTo(Cli.FAILED);
        assertThat(out.toString().lines()).satisfiesExactly(
                line -> assertThat(line).isEqualTo("http://h/..%2fx failed: bad name: '../x' is not a safe file name"),
                line -> assertThat(line).isEqualTo("ftp://h/f failed: not an http or https URL"),
                line -> assertThat(line).matches("missing failed: HTTP 404 Not Found, after \\d+\\.\\d\\d s"),
                line -> assertThat(line).matches("a saved: 1 bytes, sha256 " + SUM_OF_A + ", 1 attempt, \\d+\\.\\d\\d s"),
                line -> assertThat(line).matches("1 of 4 downloads completed: 1 bytes in \\d+\\.\\d\\d s\\."));
        assertThat(directory.resolve("a")).hasContent("a");
    }

    @Test
    void aListNamesUrlsChecksumsAndNames() throws IOException {
        Path list = Files.writeString(directory.resolve("list"),
                "# mine\n\nhttp://h/a sha256=" + SUM_OF_A + " out=b c\nhttp://h/a\n");
        assertThat(run("download", "--to", directory.toString(), "--input", list.toString(), "http://h/missing"))
                .isEqualTo(Cli.FAILED);
        assertThat(instant.plans.getFirst().files()).extracting(Fetch::name).containsExactly("missing", "b c", "a");
        assertThat(out.toString()).contains("b c failed: the checksum does not match", "a saved: 1 bytes");

        Files.writeString(list, "http://h/a sha256=12\n");
        assertThat(run("download", "--input", list.toString())).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("line 1: '12' is not a sha256 checksum");
    }

    @Test
    void checksumsAreForEveryFile() throws IOException {
        Path sums = Files.writeString(directory.resolve("sums"), SUM_OF_A + "  a\n" + SUM_OF_A + " *b\n");
        assertThat(run("download", "--to", directory.toString(), "--sha256sums", sums.toString(), "http://h/a", "http://h/b",
                "http://h/c"))
                .isEqualTo(Cli.FAILED);
        assertThat(out.toString()).contains("a saved: ", "b failed: the checksum does not match",
                "http://h/c failed: no checksum is listed for 'c'");
        assertThat(directory.resolve("b")).doesNotExist();
    }

    @Test
    void aDryRunSaysWhatWouldBe() throws IOException {
        Files.writeString(directory.resolve("b"), "mine");
        Path to = directory.resolve("new");
        assertThat(run("download", "--dry-run", "--to", to.toString(), "http://me:secret@h/a?x=secret")).isEqualTo(Cli.DONE);
        assertThat(out.toString()).isEqualTo(to.resolve("a") + " from http://h/a?…" + System.lineSeparator());
        assertThat(to).doesNotExist();
        assertThat(run("download", "--dry-run", "--to", directory.toString(), "http://h/b")).isEqualTo(Cli.FAILED);
        assertThat(run("download", "--dry-run", "--overwrite", "--to", directory.toString(), "http://h/b")).isEqualTo(Cli.DONE);
        assertThat(instant.plans).isEmpty();
    }

    @Test
    void optionsOfDownloadsBecomeTermsAndArgumentsThatMeanTheSame() {
        String[] args = {"--at-most", "3", "--at-most-per-host", "2", "--retries", "7", "--connect-timeout", "2s", "--idle-timeout",
                "500ms", "--limit-rate", "10m", "--max-size", "2g", "--header", "X-Mine: yes", "--no-resume", "--overwrite"};
        DownloadOptions options = CommandLine.populateCommand(new DownloadOptions(), args);
        Terms terms = options.terms(Map.of("http_proxy", "p:1"));
        assertThat(terms.limits()).isEqualTo(new Limits(2, 10 << 20, 2L << 30));
        assertThat(terms.patience())
                .isEqualTo(Patience.standard().retries(7).timeouts(Duration.ofSeconds(2), Duration.ofMillis(500)));
        assertThat(terms.route().headers()).containsExactly(Header.parse("X-Mine: yes"));
        assertThat(terms.resume()).isFalse();
        assertThat(terms.overwrite()).isTrue();
        DownloadOptions again = CommandLine.populateCommand(new DownloadOptions(), options.arguments().toArray(String[]::new));
        assertThat(again.arguments()).isEqualTo(options.arguments());
    }

    @Test
    void aReportHasAResultForEachUrlAndNoCredential() throws IOException {
        Path json = directory.resolve("r.json");
        assertThat(run("download", "--json", json.toString(), "--to", directory.toString(), "http://me:secret@h/a",
                "ftp://me:secret@h/f?k=secret")).isEqualTo(Cli.FAILED);
        assertThat(RunReport.read(json).results()).containsExactly(new RunReport.FileLine("a", "saved", 1, SUM_OF_A, 1, ""),
                new RunReport.FileLine("ftp://***@h/f?…", "rejected", 0, "", 0, "not an http or https URL"));
        assertThat(Files.readString(json) + out + err).doesNotContain("secret");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        assertThat(run("download", "--to", directory.toString(), "http://h/\u001b[2J")).isEqualTo(Cli.FAILED);
        assertThat(out.toString()).doesNotContain("\u001b").startsWith("http://h/?[2J failed: not a URL");
    }

    @Test
    void aReportHoldsWhatHappened() throws IOException {
        Path json = directory.resolve("kitchen.json");
        assertThat(run("kitchen", "--json", json.toString(), "--scale", "0.01", "--kitchens", "2", "--burn", "1:salad"))
                .isEqualTo(Cli.FAILED);

        RunReport report = RunReport.read(json);
        assertThat(report.scenario()).isEqualTo("kitchen");
        assertThat(report.model()).isEqualTo("fake/instant");
        assertThat(report.outcome()).isEqualTo("kitchen 1 did not serve: the salad burnt");
        assertThat(report.exitCode()).isEqualTo(Cli.FAILED);
        assertThat(report.criticalPathMillis()).isEqualTo(70);
        assertThat(report.sequentialMillis()).isEqualTo(200);
        assertThat(report.events()).extracting(RunReport.Line::phase).contains(Phase.FAILED.name());
        assertThat(report.events()).extracting(RunReport.Line::group).contains("kitchen 1", "kitchen 2");
        assertThat(report.events()).extracting(line -> line.worker().pid()).containsOnly(ProcessHandle.current().pid());
    }

    @Test
    void aReportOfDownloadsNamesTheClientAndWhatTheFilesShouldTake() throws IOException {
        Path json = Files.writeString(directory.resolve("download.json"), "an older report");
        assertThat(run("download", "--json", json.toString(), "--at-most", "1")).isEqualTo(Cli.DONE);

        RunReport report = RunReport.read(json);
        assertThat(report.client()).isEqualTo("no client 1.0");
        assertThat(report.outcome()).isEqualTo("done");
        assertThat(report.criticalPathMillis()).as("one at a time").isEqualTo(6000);
        assertThat(report.sequentialMillis()).isEqualTo(6000);
        assertThat(run("download", "--json", json.toString(), "--to", directory.toString(), "http://h/a")).isEqualTo(Cli.DONE);
        assertThat(RunReport.read(json).criticalPathMillis()).as("nobody knows").isNull();
    }

    @Test
    void modelsAreListedWithTheirClients() {
        assertThat(run("models")).isEqualTo(Cli.DONE);
        assertThat(out.toString().lines()).containsExactly("fake/instant         everything at once; downloads with no client 1.0",
                "fake/interrupted     everything at once; downloads with no client 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"instant", "fake/instant"})
    void aModelMayBeNamedWithOrWithoutItsParadigm(String name) {
        assertThat(run("kitchen", "--model", name)).isEqualTo(Cli.DONE);
    }

    @Test
    void helpVersionAndCompletionAreResults() {
        assertThat(run("--help")).isEqualTo(Cli.DONE);
        assertThat(run("kitchen", "--help")).isEqualTo(Cli.DONE);
        assertThat(run("--version")).isEqualTo(Cli.DONE);
        assertThat(run("generate-completion")).isEqualTo(Cli.DONE);
        assertThat(out.toString()).contains(MADE, "--assistant=NAME=DURATION", "Java " + Runtime.version(), "complete -F")
                .doesNotContain("\u001b");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aRehearsalDownloadsKeepsNothingOfItAndSaysNothing() {
        assertThat(runWith(List.of(instant), "rehearse")).isEqualTo(Cli.DONE);
        assertThat(instant.plans).isNotEmpty().allSatisfy(plan -> assertThat(plan.files().getLast().target()).doesNotExist());
        assertThat(out.toString() + err).isEmpty();
    }

    @Test
    void aRehearsalThatGoesWrongSaysSoAndHelpSaysNothingOfIt() {
        assertThat(runWith(List.of(interrupted), "rehearse")).isNotZero();
        assertThat(err.toString()).contains("kitchen --model fake/interrupted");
        assertThat(run("--help")).isEqualTo(Cli.DONE);
        assertThat(out.toString()).doesNotContain("rehearse");
    }

    @Test
    void optionsBecomeArgumentsThatMeanTheSame() {
        String[] args = {"--scale", "1.0E-4", "--kitchens", "2", "--assistant", "bake=3h", "--assistant", "boil=0.5ms", "--burn",
                "2:bake"};
        KitchenOptions options = CommandLine.populateCommand(new KitchenOptions(), args);
        KitchenOptions again = CommandLine.populateCommand(new KitchenOptions(), options.arguments().toArray(String[]::new));

        assertThat(again.menus()).isEqualTo(options.menus());
        assertThat(again.arguments()).isEqualTo(options.arguments());
    }

    @Test
    void theRushsOptionsBecomeArgumentsThatMeanTheSame() {
        String[] args = {"--orders", "7", "--waiters", "3", "--capacity", "4", "--cooks", "5", "--cooking", "1m30s", "--scale",
                "0.1", "--faint", "2", "--faint", "7"};
        Stage<RushPlan> stage = CommandLine.populateCommand(new RushOptions(), args).open();
        Stage<RushPlan> again = CommandLine.populateCommand(new RushOptions(), stage.arguments().toArray(String[]::new)).open();

        assertThat(stage.plan()).isEqualTo(new RushPlan(7, 3, 4, 5, Duration.ofSeconds(9), List.of(2, 7)));
        assertThat(again.plan()).isEqualTo(stage.plan());
        assertThat(stage.criticalPath()).hasValue(Duration.ofSeconds(18));
    }

    @Test
    void coloursAreForThoseWhoDoNotRefuseThem() {
        assertThat(Tty.colours(Map.of())).isTrue();
        assertThat(Tty.colours(Map.of("NO_COLOR", ""))).isTrue();
        assertThat(Tty.colours(Map.of("NO_COLOR", "1"))).isFalse();
    }
}
