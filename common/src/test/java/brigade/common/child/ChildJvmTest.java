package brigade.common.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildJvmTest {

    @ParameterizedTest
    @CsvSource({"-javaagent:a.jar -Da=b, -Da=b", "-Da='b c' -agentlib:jdwp=address=1 -Dd=\"e f\", -Da='b c' -Dd=\"e f\"",
            "-Dcom.sun.management.jmxremote.port=1 -Xmx1g, -Xmx1g", "--enable-preview, --enable-preview",
            "-Xrunjdwp:server=y -agentpath:/x.so=1 -XX:+UseZGC, -XX:+UseZGC"})
    void whatOnlyOneJvmCanHaveIsNotPassedOn(String options, String passedOn) {
        Map<String, String> environment = new HashMap<>(Map.of("JAVA_TOOL_OPTIONS", options, "JAVA_HOME", "/java"));
        ChildJvm.adapt(environment);

        assertThat(environment).containsOnly(Map.entry("JAVA_TOOL_OPTIONS", passedOn), Map.entry("JAVA_HOME", "/java"));
    }

    @Test
    void aVariableOfWhichNothingIsLeftIsLeftOut() {
        Map<String, String> environment = new HashMap<>(Map.of("JDK_JAVA_OPTIONS", "-agentlib:jdwp=address=1"));
        ChildJvm.adapt(environment);

        assertThat(environment).isEmpty();
    }

    @Test
    void aCollectorIsNamedByAnyOfTheVariables() {
        assertThat(ChildJvm.namesCollector(Map.of("JDK_JAVA_OPTIONS", "-Xmx1g -XX:+UseParallelGC"))).isTrue();
        assertThat(ChildJvm.namesCollector(Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseStringDeduplication -Da='-XX:+UseZGC b'")))
                .isFalse();
    }

    @Test
    void lastWordsAreWhatSaysWhy() {
        assertThat(ChildJvm.lastWords("""
                Picked up JAVA_TOOL_OPTIONS: -Da=b
                NOTE: Picked up JDK_JAVA_OPTIONS: -Dc=d
                WARNING: something is deprecated

                Conflicting collector combinations
                \tat some.Where(It.java)
                another
                more
                """, 2)).isEqualTo("Conflicting collector combinations; another");
    }
}
