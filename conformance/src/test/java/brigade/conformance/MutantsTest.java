package brigade.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.rule.Rule;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Proves that the kit bites, rule by rule: the classes beside this one run the mutants, scenario by scenario. */
class MutantsTest {

    @Test
    void eachRuleHasItsTestAndItsMutant() {
        assertThat(Arrays.stream(MutantSubject.class.getMethods()).map(Method::getName).filter(name -> name.matches("[A-Z]\\d+_.*"))
                .map(name -> Rule.valueOf(name.substring(0, name.indexOf('_'))))).containsExactlyInAnyOrder(Rule.values());
        assertThat(Mutants.all().stream().map(Mutants.Mutant::breaks).distinct()).containsExactlyInAnyOrder(Rule.values());
    }
}
