package brigade.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/rules.md} to the rules that the kit tests: a line each, in the order of {@link Rule} and in its words.
 *
 * <p>If this fails, check: which of the two says what is meant, and change the other; the message has the lines.
 */
class RulesDocTest {
    private static final Path DOC = Path.of("..", "docs", "rules.md"); // seen from the module, where Maven runs its tests

    @Test
    void theDocumentHasExactlyTheRulesThatTheKitTests() throws IOException {
        List<String> expected = Arrays.stream(Rule.values()).map(RulesDocTest::line).toList();

        List<String> found = Files.readAllLines(DOC).stream().filter(line -> line.matches("\\| [A-Z]\\d+ \\| (MUST|MAY) \\|.*"))
                .toList();

        assertThat(without(expected, found)).as("lines that docs/rules.md lacks, and brigade.common.rule.Rule asks for: add them")
                .isEmpty();
        assertThat(without(found, expected)).as("lines of docs/rules.md that no brigade.common.rule.Rule asks for: remove them")
                .isEmpty();
        assertThat(found).as("the order of the rules in docs/rules.md, which should be that of brigade.common.rule.Rule")
                .isEqualTo(expected);
    }

    private static List<String> without(List<String> lines, List<String> others) {
        return lines.stream().filter(line -> !others.contains(line)).toList();
    }

    private static String line(Rule rule) {
        return "| " + rule.name() + " | MUST | " + rule.intent() + " | " + rule.observed() + " |";
    }
}
