package brigade.common.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists as people's editors and shells write them. */
class UrlInputTest {
    @TempDir
    private Path directory;

    private String list(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("list"), bytes).toString();
    }

    @Test
    void marksLineEndsBlanksAndCommentsAreNoPartOfAUrl() throws Exception {
        String text = "\uFEFF# mine\r\nhttp://h/a \t\r\n\r\n\thttp://h/b\n  # not this\n\uFEFFhttp://h/c\rhttp://h/ü";
        assertThat(UrlInput.read(list(text.getBytes(StandardCharsets.UTF_8)))).containsExactly("http://h/a", "http://h/b",
                "http://h/c", "http://h/ü");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void utf16SaysWhatToDo(String charset) throws IOException {
        String file = list("http://h/a\n".getBytes(Charset.forName(charset)));
        assertThatThrownBy(() -> UrlInput.read(file)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--input " + file + ": it is in UTF-16; save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8");
    }

    @Test
    void aListWithoutEndIsNotRead() {
        assertThatThrownBy(() -> UrlInput.read("/dev/zero")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> UrlInput.read(directory.toString())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--input " + directory);
    }

    @Test
    void aNameInAnotherEncodingCostsAChecksumListNoOtherLine() throws Exception {
        String file = list("a  caf\u00e9\nb  x\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(UrlInput.lenientLines("--sha256sums", file)).isEqualTo(List.of("a  caf\uFFFD", "b  x"));
        assertThatThrownBy(() -> UrlInput.read(file)).hasMessageContaining("it is not text in UTF-8");
    }
}
