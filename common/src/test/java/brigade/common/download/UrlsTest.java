package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.http.Urls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of URLs, and of what somebody took for one. */
class UrlsTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://me:secret@h/x", "http://me:sec/secret@h", "me:secret@h/x", "http://me:s@secret@h/x",
            "http://me:s?secret@h/x", "http://me:s#secret@h/x", "http://me:secret", "http:/me:secret@h/x", "http//me:secret@h/x",
            "//me:secret@h/x", "http:\\\\me:secret@h/x", "http://me:secret/x", "http://me:se cret:secret@h", "http://h/x?k=secret",
            "h/x?k=secret", "?k=secret", "http://h/x#secret", "ftp://me:secret@h/x", "http://[me:secret@h/x",
            "http://me:1secret@h"})
    void whatMayBeASecretIsNotShown(String text) {
        assertThat(Urls.masked(text)).doesNotContain("secret").doesNotContain("s@").doesNotContain("sec/");
    }

    @ParameterizedTest
    @CsvSource({"http://h/x, http://h/x", "http://h:8080/@scope/x@1.2, http://h:8080/@scope/x@1.2", "mailto:a@b, mailto:a@b",
            "/pub/x@1, /pub/x@1", "http://[::1]:80/a@b, http://[::1]:80/a@b", "../x, ../x", "h:8080/x, h:8080/x",
            "http://me:secret@h/x?y, http://***@h/x?…", "me:secret@h/x, ***@h/x",
            "http://bücher.example/ü, http://bücher.example/ü"})
    void theRestIs(String text, String shown) {
        assertThat(Urls.masked(text)).isEqualTo(shown);
    }

    @Test
    @Timeout(10)
    void aUrlWithoutEndIsShownInPart() {
        for (String piece : new String[]{"a", "@", ":", "/", "?", "#", "[", "a:"}) {
            assertThat(Urls.masked("http://h" + piece.repeat(300_000))).hasSizeLessThan(500);
        }
    }
}
