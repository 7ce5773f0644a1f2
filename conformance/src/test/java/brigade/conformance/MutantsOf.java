package brigade.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** For each rule of one letter a model breaks that one, and the rule's own test fails it and says so. A class a letter: they run at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MutantsOf {
    private final String letter;

    MutantsOf(String letter) {
        this.letter = letter;
    }

    List<Mutants.Mutant> mutants() {
        return Mutants.all().stream().filter(mutant -> mutant.breaks().name().startsWith(letter)).toList();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void theKitFailsAModelThatBreaksTheRule(Mutants.Mutant mutant) {
        MutantSubject.become(mutant.model());
        Method test = Arrays.stream(MutantSubject.class.getMethods())
                .filter(method -> method.getName().startsWith(mutant.breaks().name() + "_"))
                .findFirst().orElseThrow();

        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter").selectors(selectMethod(MutantSubject.class, test))
                .execute();

        List<Event> failures = results.testEvents().failed().list();
        assertThat(failures).as("failures of " + test.getName()).hasSize(1);
        assertThat(failures.getFirst().getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
                .hasMessageStartingWith(mutant.breaks() + " is broken by mutant/" + mutant.breaks().name())
                .hasMessageContaining(mutant.symptom());
    }
}
