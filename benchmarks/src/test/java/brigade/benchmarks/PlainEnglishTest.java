package brigade.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the pages to the words that {@code docs/words.txt} asks for. */
class PlainEnglishTest {
    private static final Set<Path> QUOTING = Set.of(Path.of("docs/rules.md"), Path.of("docs/faults.md"));

    /** A phrase that we do not use, and what we say instead. */
    private record Word(String phrase, String instead) {

        boolean isIn(String text) {
            return Pattern.compile("\\b" + Pattern.quote(phrase).replace(" ", "\\E\\s+\\Q") + "\\b", Pattern.CASE_INSENSITIVE)
                    .matcher(text).find();
        }
    }

    static List<Docs> pages() throws IOException {
        return Docs.all().stream().filter(page -> page.file().toString().endsWith(".md") && !QUOTING.contains(page.file())
                && !page.file().startsWith("docs/decisions")).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageUsesTheFieldsWords(Docs page) throws IOException {
        List<Word> words = Files.readAllLines(Docs.ROOT.resolve("docs/words.txt")).stream().filter(line -> !line.startsWith("#"))
                .map(line -> line.split(": ", 2)).map(parts -> new Word(parts[0], parts[1])).toList();
        assertThat(words).hasSizeGreaterThan(5);
        String prose = page.prose().replaceAll("`[^`]*`", "");
        assertThat(words.stream().filter(word -> word.isIn(prose))).as("words of %s, and better ones", page).isEmpty();
    }
}
