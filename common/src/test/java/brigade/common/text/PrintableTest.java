package brigade.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(strings = {"\u001b", "\u0007", "\u0000", "\r", "\n", "\t", "\u007f", "\u009b", "\u0085", "\u202a", "\u202e",
            "\u2066",
            "\u2069", "\u200e", "\u061c", "\u200b", "\u200c", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u2028", "\u2029", "\ud800",
            "\udc00", "\ue000", "\u3164", "\ufe0f", "\udb40\udc41", "\udb40\udd00", "\uffff"})
    void whatIsNotForTheEyeIsAQuestionMark(String bad) {
        assertThat(Printable.line("a" + bad + "b")).isEqualTo("a?b");
        assertThat(Printable.line(bad)).isEqualTo("?");
        assertThat(Printable.line("é" + bad + bad)).isEqualTo("é??");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain ~!", "é", "e\u0301", "ü ß 北京 العربية עברית हिन्दी", "👨‍🍳 Head chef", "💓 🔥 🧁 ❤️",
            "→ … ✓ ╭ ├┤ ◆"})
    void whatPeopleWriteIsKept(String text) {
        assertThat(Printable.line(text)).isEqualTo(text);
        assertThat(Printable.lines(text + "\n\t" + text)).isEqualTo(text + "\n\t" + text);
    }

    @Test
    void aWholeCommandIsHarmless() {
        assertThat(Printable.line("\u001b]0;title\u0007\u001b[2J\u009b31m")).isEqualTo("?]0;title??[2J?31m");
        assertThat(Printable.lines("a\r\nb\u001b")).isEqualTo("a?\nb?");
    }

    @Test
    void aLineIsNotWithoutEnd() {
        String line = Printable.line("http://h/" + "x".repeat(3_000_000) + ": HTTP 404");
        assertThat(line).hasSizeLessThanOrEqualTo(Printable.LONGEST_LINE).startsWith("http://h/x").endsWith("x: HTTP 404")
                .contains(" characters more…");
        assertThat(Printable.shortened("12345", 5)).isEqualTo("12345");
        assertThat(Printable.line("\ud83d\udd25".repeat(5000))).as("cut within a character").doesNotContain("\u001b")
                .hasSizeLessThanOrEqualTo(Printable.LONGEST_LINE);
    }

    /** Java and terminals agree, or at least this does with itself, on any text. */
    @Test
    void shownOnceIsShownForEver() {
        Random random = new Random(12);
        for (int round = 0; round < 20_000; round++) {
            String text = random.ints(random.nextInt(12), 0, random.nextBoolean() ? 0x3000 : 0x110000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            String once = Printable.line(text);
            assertThat(once.codePoints().filter(letter -> letter < ' ' || (letter >= 0x7f && letter < 0xa0))).as(text).isEmpty();
            assertThat(Printable.line(once)).as(text).isEqualTo(once);
        }
    }
}
