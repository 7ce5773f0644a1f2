package brigade.compare.diff;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.compare.screen.Paint;
import brigade.compare.screen.Screen;
import brigade.compare.screen.TextWidth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class SideBySideTest {
    private static final Source LEFT = new Source("threads/platform", "Kitchen.java",
            List.of("final class Kitchen {", "    void serve(Menu menu) throws InterruptedException {", "        helper.join();",
                    "    }", "}"));
    private static final Source RIGHT = new Source("async/vertx", "Kitchen.java",
            List.of("final class Kitchen {", "    Future<Void> serve(Menu menu) {", "    }", "    // later", "}"));

    private static List<String> lines(Source left, Source right, Screen screen) {
        return new SideBySide(left, right, false).lines(screen);
    }

    @Test
    void markersTellWithoutColourWhatDiffers() {
        assertThat(lines(LEFT, RIGHT, Screen.plain(80))).containsExactly(
                "threads/platform/Kitchen.java            async/vertx/Kitchen.java",
                "───────────────────────────────────────┬───────────────────────────────────────",
                "final class Kitchen {                  │ final class Kitchen {",
                "    void serve(Menu menu) throws       |     Future<Void> serve(Menu menu) {",
                "        InterruptedException {         |",
                "        helper.join();                 <",
                "    }                                  │     }",
                "                                       >     // later",
                "}                                      │ }",
                "───────────────────────────────────────┴───────────────────────────────────────",
                "3 of 6 lines differ: 1 changed, 1 only on the left, 1 only on the right");
    }

    @Test
    void numbersStandBesideTheLinesWhereThereIsRoom() {
        assertThat(lines(LEFT, RIGHT, Screen.plain(140)))
                .anyMatch(line -> line.startsWith("4     }") && line.contains(" │ 3     }"));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 111, 140})
    void noLineIsWiderThanTheScreen(int width) {
        Source deep = new Source("threads/platform", "Kitchen.java",
                List.of("                            throw new IllegalStateException(\"" + "a rather long message, ".repeat(8)
                        + "\");",
                        "x".repeat(300)));

        assertThat(lines(deep, RIGHT, Screen.plain(width)))
                .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void coloursAndMarksAddNothingToTheText() {
        List<String> coloured = lines(LEFT, RIGHT, new Screen(80, new Paint(Ansi.ON)));

        assertThat(coloured.get(3)).contains("\u001b[");
        assertThat(coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "").stripTrailing()).toList())
                .isEqualTo(lines(LEFT, RIGHT, Screen.plain(80)));
        assertThat(String.join("", coloured)).doesNotContain(Chunk.BEGIN, Chunk.END);
    }

    @Test
    void sourcesThatAreTheSameDifferInNoLine() {
        assertThat(lines(LEFT, LEFT, Screen.plain(80)).getLast()).isEqualTo("0 of 5 lines differ");
    }

    @Test
    void angleBracketsAndAmpersandsStayWhatTheyAre() {
        Source left = new Source("a/b", "K.java", List.of("List<String> a = b && c;"));
        Source right = new Source("a/c", "K.java", List.of("Future<String> a = b && c;"));

        assertThat(lines(left, right, Screen.plain(80)).get(2)).isEqualTo(
                "List<String> a = b && c;               | Future<String> a = b && c;");
    }
}
