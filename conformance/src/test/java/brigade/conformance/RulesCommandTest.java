package brigade.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.rule.Rule;
import brigade.conformance.command.BrokenModel;
import brigade.conformance.command.BrokenModels;
import brigade.conformance.command.Rules;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code ./brigade rules}: what it lists, shows and proves. */
class RulesCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = Rules.commandLine();
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    }

    @Test
    void listsAllRules() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains(List.of(Rule.values()).stream().map(rule -> "\n" + rule.name() + " ").skip(1).toList());
    }

    @Test
    void aScenarioOrALetterListsItsRules() {
        assertThat(run("kitchen")).isZero();
        assertThat(out.toString()).contains("K8").doesNotContain("G1 ");
        assertThat(run("g")).isZero();
        assertThat(out.toString()).contains("G9");
    }

    @Test
    void showsOneRuleAndTheModelThatBreaksIt() {
        assertThat(run("k3")).isZero();
        assertThat(out.toString()).contains(Rule.K3.observed().substring(0, 20), "class ServesTooEarly",
                "the last event is another",
                "./brigade rules K3 --prove");
    }

    @Test
    void everyMutantHasASource() {
        BrokenModels models = ServiceLoader.load(BrokenModels.class).findFirst().orElseThrow();
        for (Rule rule : Rule.values()) {
            assertThat(models.breaking(rule)).as(rule.name()).isNotEmpty()
                    .allSatisfy(model -> assertThat(model.source().lines().count()).isBetween(1L, 120L));
        }
    }

    @Test
    void provesThatTheKitNotices() {
        int status = run("K3", "--prove");
        assertThat(status).as(out.toString() + err).isZero();
        assertThat(out.toString()).contains("caught in run 1", "is broken by mutant/K3");
    }

    @Test
    void aModelThatKeepsTheRulesIsNotCaught() {
        BrokenModels models = ServiceLoader.load(BrokenModels.class).findFirst().orElseThrow();
        assertThat(models.hold(new BrokenModel(Rule.K3, "", new ReferenceTest.Provider(), ""))).isEmpty();
    }

    @Test
    void anUnknownRuleIsAUsageError() {
        assertThat(run("K99")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no rule 'K99'");
    }
}
