package brigade.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.cli.Cli;
import brigade.common.model.ModelProvider;
import brigade.common.model.Models;
import brigade.common.model.Scenario;
import brigade.common.rule.Rule;
import brigade.conformance.command.Rules;
import brigade.guests.Guests;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Holds the documentation to what there is: commands, links, rules, and where figures come from.
 *
 * <p>If this fails, check: the page that the message names; what it says is no longer true, or never was.
 */
class DocsTest {
    private static final Pattern RULE = Pattern.compile("(?<![\\w.`/-])([A-Z]\\d{1,2})(?![\\w/-])");
    /** A line that says of a model how long it took or how much memory: not what a rule allows. */
    private static final Pattern MEASURED = Pattern
            .compile("(?:threads|async|processes)/[a-z]+.*(?:\\d MiB|\\d\\.\\d+ (?:s|ms|µs)\\b)");
    private static final Pattern PRINTS = Pattern
            .compile(
                    "|rules|models|pitfalls --list|generate-completion|.*--help|diff [a-z-]+ [a-z/]+( [a-z/]+)?( --changes-only)?");
    private static final Pattern DAY = Pattern.compile("\\b20\\d\\d-\\d\\d-\\d\\d\\b");
    private static final List<String> LETTERS = Arrays.stream(Rule.values()).map(rule -> rule.name().substring(0, 1)).distinct()
            .toList();

    static List<Docs> pages() throws IOException {
        return Docs.all();
    }

    @Test
    void thereAreCommandsAndLinksToHoldThemTo() throws IOException {
        assertThat(pages()).flatExtracting(Docs::commands).hasSizeGreaterThan(40).contains("compare kitchen", "rules K3 --prove");
        assertThat(pages()).flatExtracting(Docs::links).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandIsOneThatTheCommandLineUnderstands(Docs page) {
        assertThat(page.commands().stream().flatMap(command -> complaint(command).map(why -> "./brigade " + command + ": " + why)
                .stream())).as("commands of %s", page).isEmpty();
    }

    /** Those that only print; the others take as long as their scenario, or write files. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandThatOnlyPrintsRuns(Docs page) {
        for (String command : page.commands().stream().filter(command -> PRINTS.matcher(command).matches()).toList()) {
            StringWriter err = new StringWriter();
            CommandLine line = command.equals("rules") ? Rules.commandLine() : Cli.configured(brigade.compare.Main.commandLine());
            line.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
            String[] words = command.equals("rules") || command.isEmpty() ? new String[0] : command.split(" +");
            assertThat(line.execute(words)).as("./brigade %s in %s: %s", command, page, err).isEqualTo(Cli.DONE);
        }
    }

    /** Returns why the command cannot be run as it is written. */
    private static Optional<String> complaint(String command) {
        List<String> words = command.isEmpty() ? List.of() : List.of(command.split(" +"));
        String first = words.isEmpty() ? "" : words.getFirst();
        CommandLine line = switch (first) {
            case "rules" -> Rules.commandLine();
            case "bench" -> Cli.configured(Main.commandLine());
            default -> Cli.configured(brigade.compare.Main.commandLine());
        };
        boolean own = first.equals("rules") || first.equals("bench");
        try {
            ParseResult parsed = line.parseArgs(words.subList(own ? 1 : 0, words.size()).toArray(String[]::new));
            List<String> unknown = new ArrayList<>();
            for (ParseResult at = parsed; at != null; at = at.hasSubcommand() ? at.subcommand() : null) {
                at.matchedArgs().forEach(arg -> unknown.addAll(unknown(arg)));
            }
            if (first.equals("rules")) {
                words.stream().skip(1).filter(word -> !word.startsWith("-") && !isRuleOrScenario(word)).forEach(unknown::add);
            }
            return unknown.isEmpty() ? Optional.empty() : Optional.of("there is no " + String.join(", ", unknown));
        } catch (ParameterException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static boolean isRuleOrScenario(String word) {
        return Stream.of(Rule.values()).anyMatch(rule -> rule.name().equals(word))
                || Stream.of(Scenario.values()).anyMatch(scenario -> scenario.command().equals(word));
    }

    /** Returns those of its values that are none of what a shell would complete it with: models, scenarios, pitfalls. */
    private static List<String> unknown(ArgSpec arg) {
        if (arg.completionCandidates() == null || arg.typeInfo().isEnum()) {
            return List.of();
        }
        Stream<String> models = Stream.concat(Models.onClassPath().stream(), Guests.shipped().stream()).map(ModelProvider::name);
        List<String> known = Stream.concat(arg.paramLabel().equals("NAME") && arg.isOption() ? models : Stream.empty(),
                StreamSupport.stream(arg.completionCandidates().spliterator(), false)).toList();
        return arg.stringValues().stream().flatMap(value -> Stream.of(value.split(","))).filter(value -> known.stream()
                .noneMatch(name -> name.equals(value) || name.endsWith("/" + value) || name.startsWith(value + "/"))).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(Docs page) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : page.links()) {
            String anchor = link.replaceAll("^[^#]*#?", "");
            if (!Files.exists(page.target(link))) {
                broken.add(link);
            } else if (!anchor.isEmpty()) {
                List<String> anchors = new Docs(page.target(link), Files.readString(page.target(link))).anchors();
                if (!anchors.contains(anchor)) {
                    broken.add(link + ", where the headings are " + anchors);
                }
            }
        }
        assertThat(broken).as("links of %s", page).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyRuleThatIsNamedExists(Docs page) {
        List<String> rules = Stream.of(Rule.values()).map(Rule::name).toList();
        assertThat(RULE.matcher(page.prose()).results().map(found -> found.group(1))
                .filter(name -> LETTERS.contains(name.substring(0, 1)) && !rules.contains(name)).distinct())
                .as("rules that %s names, and brigade.common.rule.Rule does not", page).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyTableOfFiguresSaysWhatMadeThemWhereAndWhen(Docs page) {
        boolean decision = page.file().startsWith("docs/decisions"); // Each is of its time, and says what it was measured on.
        if (!decision && (MEASURED.matcher(page.text()).find() || page.file().startsWith("docs/results"))) {
            assertThat(page.text()).as("%s has figures: the command that makes them", page)
                    .containsPattern("\\./brigade |perf record");
            assertThat(page.text()).as("%s has figures: the machine", page).containsPattern("\\bcores\\b");
            assertThat(page.text()).as("%s has figures: the day, as 2026-11-22", page).containsPattern(DAY);
        }
    }
}
