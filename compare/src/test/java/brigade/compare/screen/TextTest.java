package brigade.compare.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void widthCountsColumnsAndNotCharacters() {
        assertThat(TextWidth.of("salad")).isEqualTo(5);
        assertThat(TextWidth.of("🍰")).isEqualTo(2);
        assertThat(TextWidth.of("煮物")).isEqualTo(4);
        assertThat(TextWidth.of("cafe\u0301")).isEqualTo(4);
    }

    @Test
    void whatIsTooLongIsCut() {
        assertThat(TextWidth.start("main-course", 11)).isEqualTo("main-course");
        assertThat(TextWidth.start("main-course", 6)).isEqualTo("main-…");
        assertThat(TextWidth.start("煮物煮物", 4)).isEqualTo("煮…");
        assertThat(TextWidth.ends("vert.x-eventloop-thread-0", 14)).isEqualTo("vert.x…hread-0");
    }

    @Test
    void linesFoldAtPunctuationAndKeepTheirIndent() {
        assertThat(TextFolding.fold("    return menus.stream().map(this::outcome).toList();", 34, 8))
                .containsExactly("    return menus.stream().map(", "        this::outcome).toList();");
        assertThat(TextFolding.fold("    List<Thread> threads = new ArrayList<>();", 34, 8)).as("a blank is preferred")
                .containsExactly("    List<Thread> threads = new", "        ArrayList<>();");
        assertThat(TextFolding.fold("short", 34, 8)).containsExactly("short");
    }

    @Test
    void aWordThatIsTooLongIsBrokenAndNothingIsLost() {
        String word = "x".repeat(95);
        List<String> parts = TextFolding.fold(word, 20, 4);

        assertThat(parts).allSatisfy(part -> assertThat(TextWidth.of(part)).isLessThanOrEqualTo(20));
        assertThat(String.join("", parts.stream().map(String::strip).toList())).isEqualTo(word);
    }

    @Test
    void amountsHaveTheirUnits() {
        assertThat(Amounts.time(7021.4)).isEqualTo("7.02 s");
        assertThat(Amounts.time(87.6)).isEqualTo("88 ms");
        assertThat(Amounts.timeAmong(21, List.of(21.0, 3021.0))).as("one unit in a column").isEqualTo("0.02 s");
        assertThat(Amounts.factor(1.4249)).isEqualTo("1.42×");
        assertThat(Amounts.bytes(86L << 20)).isEqualTo("86 MiB");
        assertThat(Amounts.bytes(1300L << 20)).isEqualTo("1.3 GiB");
    }
}
