package brigade.compare;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.cli.Cli;
import brigade.common.model.ModelProvider;
import brigade.common.model.Models;
import brigade.compare.Advice.HowMany;
import brigade.compare.Advice.MayFail;
import brigade.compare.Advice.Work;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ChooseCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String input, boolean terminal, String... args) {
        CommandLine line = Cli.configured(
                new CommandLine(new ChooseCommand(new BufferedReader(new StringReader(input)), terminal)));
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(args);
    }

    @ParameterizedTest
    @CsvSource({"waiting,few,task,threads/pool", "waiting,many,task,threads/virtual", "computing,many,task,threads/pool",
            "both,few,task,virtual threads to wait", "waiting,few,process,processes/spawn",
            "computing,many,process,processes/workers"})
    void anAnswerHasAReasonAndACommand(String work, String howMany, String mayFail, String use) {
        assertThat(run("", false, "--work", work, "--how-many", howMany, "--may-fail", mayFail)).as(err.toString()).isZero();
        assertThat(out.toString()).startsWith("use      " + use).contains("\nbecause  ", "\nsee      ", "./brigade ",
                "” in docs/choosing.md");
    }

    @Test
    void everyAnswerIsARowOfThePageThatNamesAModelOrSaysHowToCombineTwo() {
        List<String> models = Models.onClassPath().stream().map(ModelProvider::name).toList();
        for (Work work : Work.values()) {
            for (HowMany howMany : HowMany.values()) {
                for (MayFail mayFail : MayFail.values()) {
                    Advice advice = Advice.on(work, howMany, mayFail);
                    assertThat(advice.use()).satisfiesAnyOf(use -> assertThat(models).anyMatch(use::contains),
                            use -> assertThat(use).isEqualTo("virtual threads to wait, a pool to compute"));
                    assertThat(advice.see()).contains("./brigade ");
                }
            }
        }
    }

    @Test
    void onATerminalItAsksUntilItUnderstandsAndOnlyForWhatIsOpen() {
        assertThat(run("perhaps\n\nw\nmany\n", true, "--may-fail", "task")).isZero();
        assertThat(out.toString()).contains("“many network calls”");
        assertThat(err.toString().lines().filter(line -> line.endsWith("compute, or both?"))).hasSize(3);
        assertThat(err.toString()).doesNotContain("What may fail");
    }

    @ParameterizedTest
    @CsvSource({"true,no answer: standard input has ended", "false,there is no terminal to ask on"})
    void withoutAnswersItSaysWhatToName(boolean terminal, String why) {
        assertThat(run("", terminal, "--work", "waiting")).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("brigade: " + why + "; name --work, --how-many and --may-fail");
        assertThat(out.toString()).isEmpty();
    }
}
