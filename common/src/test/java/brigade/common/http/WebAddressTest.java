package brigade.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource({"http://h, http://h/, h", "HTTP://h/a/b?q=1#part, http://h/a/b?q=1, b", "https://h:8443/a/, https://h:8443/a/, a",
            "http://[::1]:80/x, http://[::1]/x, x", "http://h/sp%20ace, http://h/sp%20ace, sp ace",
            "http://h/ü, http://h/%C3%BC, ü",
            "http://u:p@h/x, http://h/x, x", "http://h_h/, http://h_h/, h_h",
            "http://bücher.example/f, http://xn--bcher-kva.example/f, f",
            "http://h/a b|c, http://h/a%20b%7Cc, a b|c", "http://h/100%, http://h/100%, 100%", "http://h/a+b, http://h/a+b, a+b"})
    void aUrlIsReadAndNamed(String text, String url, String name) {
        WebAddress address = WebAddress.parse(text);

        assertThat(address).hasToString(url);
        assertThat(address.name()).isEqualTo(name);
    }

    /** Whoever signed a URL expects it as it was. */
    @ParameterizedTest
    @ValueSource(strings = {"/a%2fb/%7Euser//x?q=it's&r=%27&s=a/b?c", "/%c3%a9?x=%C3%A9&x=(*)", "/a;b=c,d@e:f!g$h&i'j(k)l*m+n=o?p",
            "/?&&==", "/e%CC%81?"})
    void whatIsAUrlIsAskedForAsItWasWritten(String target) {
        assertThat(WebAddress.parse("http://h" + target).target()).isEqualTo(target);
    }

    /** RFC 3986, 5.4.1 and 5.4.2, and what browsers forgive. */
    @ParameterizedTest
    @CsvSource(delimiter = ' ',
            value = {"g /b/c/g", "./g /b/c/g", "g/ /b/c/g/", "/g /g", "?y /b/c/d;p?y", "g?y /b/c/g?y", "#s /b/c/d;p?q",
                    ";x /b/c/;x", "g;x=1/../y /b/c/y", ". /b/c/", ".. /b/", "../g /b/g", "../../g /g", "../../../g /g", "/../g /g",
                    "g.. /b/c/g..",
                    "./../g /b/g", "g?y/../x /b/c/g?y/../x", "http://a:99/x /x", "é /b/c/%C3%A9", "a|b /b/c/a%7Cb", "%7e /b/c/%7e",
                    "?it's /b/c/d;p?it's", "//u:p@o/g /g"})
    void aReferenceIsResolved(String reference, String target) {
        assertThat(WebAddress.parse("http://a/b/c/d;p?q").resolve(reference).target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "mailto:a@b", "ftp://h/f", "http://127.0.0.1:99999/x", "http:///x", "http://", "javascript:1",
            "http://a b/"})
    void aReferenceThatLeadsNowhereIsRefused(String reference) {
        WebAddress base = WebAddress.parse("http://a/b");
        assertThatThrownBy(() -> base.resolve(reference)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"ftp://h/f, not an http or https URL", "h/f, not an http or https URL", "http:///f, a URL without a host",
            "http:, a URL without a host", "http://h:0/, no such port: 0", "http://h:65536/, no such port: 65536",
            "http://h:99999999999/, no such port: 99999999999", "http://a b/, not a URL", "http://h:x/, not a URL",
            "http://[/, not a URL", "'', not an http or https URL"})
    void whatCannotBeAskedForIsRefused(String text, String reason) {
        assertThatThrownBy(() -> WebAddress.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void credentialsAreSentAndNotShown() {
        WebAddress address = WebAddress.parse("http://chef:s%40lt@h/x");

        assertThat(address.authorization()).contains(new Header("Authorization", "Basic Y2hlZjpzQGx0"));
        assertThat(WebAddress.parse("http://h/x").authorization()).isEmpty();
        assertThat(address.toString()).doesNotContain("s%40lt", "chef");
    }

    @ParameterizedTest
    @CsvSource({"ftp://u:p@h/f, ftp://***@h/f", "http://u:p@@h/f, http://***@h/f", "http://h/a@b, http://h/a@b",
            "mailto:a@b, mailto:a@b"})
    void credentialsAreTakenOutOfWhatIsNoUrl(String text, String shown) {
        assertThat(Urls.masked(text)).isEqualTo(shown);
    }
}
