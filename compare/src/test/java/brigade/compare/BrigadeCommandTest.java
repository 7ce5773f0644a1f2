package brigade.compare;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.cli.Cli;
import brigade.common.model.Capabilities;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Models;
import brigade.common.model.Scenario;
import brigade.common.model.WorkerPromise;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BrigadeCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = Cli.configured(BrigadeCommand.line(Models.onClassPath()));
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(args);
    }

    @Test
    void aloneItSaysWhatThereIs() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("compare", "diff", "threads", "async", "processes", "models", "origin",
                "generate-completion", "brigade compare kitchen");
        assertThat(err.toString()).isEmpty();
    }

    /** A model that has a kitchen and nothing else. */
    private record Cook(String name) implements ModelProvider {

        @Override
        public String summary() {
            return "a cook";
        }

        @Override
        public String httpClient() {
            return "";
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(WorkerPromise.CALLER_ONLY).offeringOnly("it has a kitchen and nothing else", Scenario.KITCHEN);
        }

        @Override
        public Model open() {
            throw new IllegalStateException("nobody is to run");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"crunch", "download"})
    void aScenarioThatNoneOfTheModelsOffersIsAUsageErrorAndNoEmptyTable(String scenario) {
        CommandLine line = Cli.configured(BrigadeCommand.line(List.of(new Cook("threads/cook"))));
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

        assertThat(line.execute("compare", scenario)).isEqualTo(Cli.USAGE);
        assertThat(err.toString())
                .startsWith("brigade: threads/cook does not offer " + scenario
                        + ": it has a kitchen and nothing else; name other --models");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "compare", "help compare"})
    void whoeverSaysTooLittleIsShownTheScenarios(String arguments) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isZero();
        assertThat(out.toString()).contains("kitchen", "rush", "bounded queue", "tickets", "./brigade compare kitchen");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aPitfallStandsBesideItsFix() {
        assertThat(run("diff", "deadlock", "threads/virtual")).isZero();
        assertThat(out.toString()).contains("threads/virtual/pitfall/BrokenTools.java",
                "threads/virtual/pitfall/OrderedTools.java");
        assertThat(run("diff", "deadlock", "virtual", "TimedTools", "--changes-only")).isZero();
        assertThat(out.toString()).contains("threads/virtual/pitfall/TimedTools.java", "lines are the same");
        assertThat(run("diff", "deadlock", "threads/sequential")).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("deadlock cannot happen in threads/sequential: ");
    }

    @Test
    void inAPipeNoLineOfADiffIsFolded() {
        assertThat(run("diff", "kitchen", "pool", "virtual", "--color", "never")).isZero();
        assertThat(out.toString()).contains("Executors.newThreadPerTaskExecutor(named(\"chef-\"))").doesNotContain("\u001b",
                "folded");
        assertThat(run("diff", "kitchen", "pool", "virtual", "--color", "always", "--width", "60")).isZero();
        assertThat(out.toString()).contains("\u001b[").doesNotContain("folded");
    }

    @Test
    void everyModelIsListed() {
        assertThat(run("models")).isZero();
        assertThat(out.toString()).contains("threads/platform", "async/vertx", "processes/spawn");
    }

    @ParameterizedTest
    @CsvSource({"compare kitchen --models nope, no model 'nope'; there are ",
            "compare kitchen --models threads;nope, no model 'nope;",
            "compare download --models platform --at-most 0, --at-most 0: write a number from 1",
            "compare kitchen --burn soup, no dish 'soup' to burn; there are main-course",
            "compare rush --cooks 0, --cooks 0: write a number from 1 to 32",
            "compare kitchen --scale 0, --scale 0.0: write a number",
            "compare kitchen --json /no/such/directory/x.json, there is no directory",
            "pitfalls lost-updat, did you mean lost-update?", "pitfalls lost-update --model nope, no model 'nope'; there are ",
            "pitfalls --for 1h, write 10 minutes or less", "pitfalls --json /no/such/directory/x.json, there is no directory",
            "compare kichen, Did you mean: compare kitchen", "diff soup platform vertx, no scenario 'soup'; there are kitchen",
            "diff kitchen platform nope, no model 'nope'; there are threads/",
            "diff kitchen platform, Missing required parameter: 'RIGHT'",
            "comparee, Did you mean: "})
    void aUsageErrorNamesWhatIsWrongAndWhatThereIs(String arguments, String message) {
        assertThat(run(arguments.replace(';', ',').split(" "))).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).startsWith("brigade: ").contains(message.replace(';', message.contains("'nope;") ? '\'' : ';'),
                "--help");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kitchen", "download", "rush", "edge", "Kitchen"})
    void theSourcesRideInTheJars(String scenario) {
        assertThat(run("diff", scenario, "platform", "async/vertx")).isZero();
        assertThat(out.toString()).contains("package brigade.threads.platform;", "package brigade.async.vertx;", " lines differ");
    }

    @Test
    void paradigmsAreCommandsToo(@TempDir Path directory) {
        assertThat(run("threads", "kitchen", "--scale", "0.001", "--json", directory.resolve("run.json").toString())).isZero();
        assertThat(out.toString()).contains("All dishes are ready to serve!");
    }

    @Test
    void completionKnowsWhatMayFollow() {
        assertThat(run("generate-completion")).isZero();
        assertThat(out.toString()).contains("_complete_brigade", "NAME_option_args=(\"future\" \"vertx\" \"rx\")",
                "WHAT_pos_param_args=(\"kitchen\" \"download\"", "LEFT_pos_param_args=(\"threads/sequential\"");
    }

    @Test
    void pitfallsAreListedWithTheModelsWhereTheyCannotHappen() {
        assertThat(run("pitfalls", "--list")).isZero();
        assertThat(out.toString()).contains("lost-update", "orphan", "BrokenTally; cures: LockedTally", "threads/sequential",
                "one thread does one thing after another");
    }

    @Test
    void aPitfallShowsItsOutcomesAndItsSources() {
        assertThat(run("pitfalls", "swallowed-failure", "--model", "pool", "--for", "1ms")).isZero();
        assertThat(out.toString()).contains("BrokenDinner", "FORBIDDEN", "JoinedDinner", "ACCEPTABLE",
                "./brigade diff swallowed-failure threads/pool",
                "1 of 1 broken classes showed what is forbidden, 1 of 1 cures never did");
    }
}
