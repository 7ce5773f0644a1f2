package brigade.processes.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of the options that the environment gives to every JVM, a worker gets what it can start with. */
final class JvmOptionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "-XX:+UseG1GC -Xmx2g -Dcase=1 | -Dcase=1",
            "-javaagent:jmx.jar=8080 -agentlib:jdwp=transport=dt_socket,address=5005 | ``",
            "-Dcom.sun.management.jmxremote.port=9010 -Dhttp.proxyHost=proxy | -Dhttp.proxyHost=proxy",
            "--enable-preview --add-opens=java.base/java.lang=ALL-UNNAMED | --enable-preview --add-opens=java.base/java.lang=ALL-UNNAMED",
            "-XX:ActiveProcessorCount=1 -ea | -XX:ActiveProcessorCount=1 -ea",
            "-XX:Flags=.hotspotrc @options  -verbose:gc | ``"})
    void passedOn(String given, String passedOn) {
        for (String variable : JvmOptions.VARIABLES) {
            assertThat(String.join(" ", JvmOptions.of(Map.of(variable, given)))).as(variable).isEqualTo(passedOn);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "-Da='b c' | -Da=b c",
            "'-Da=b c' -XX:+UseG1GC | -Da=b c",
            "-Da=\"it's\" | -Da=it's"})
    void quotesKeepBlanks(String given, String passedOn) {
        assertThat(JvmOptions.of(Map.of("JAVA_TOOL_OPTIONS", given))).containsExactly(passedOn);
    }
}
