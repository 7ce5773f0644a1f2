package brigade.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebAddressTest {

    @ParameterizedTest
    @CsvSource({"http://h, http://h/, h", "HTTP://h/a/b?q=1#part, http://h/a/b?q=1, b", "https://h:8443/a/, https://h:8443/a/, a",
            "http://[::1]:80/x, http://[::1]:80/x, x", "http://h/sp%20ace, http://h/sp%20ace, sp ace",
            "http://h/ü, http://h/%C3%BC, ü", "http://u:p@h/x, http://h/x, x",
            "http://h/%2e%2e/x?a=%26, http://h/%2e%2e/x?a=%26, x"})
    void aUrlIsReadAndNamed(String text, String url, String name) {
        WebAddress address = WebAddress.parse(text);

        assertThat(address).hasToString(url);
        assertThat(address.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"ftp://h/f, not an http or https URL", "h/f, not an http or https URL", "http:///f, a URL without a host",
            "http:f, a URL without a host", "http://h:0/, no such port: 0", "http://h:65536/, no such port: 65536",
            "http://h_h/, a URL without a host", "http://h/a b, not a URL: Illegal character in path",
            "'', not an http or https URL"})
    void whatCannotBeAskedForIsRefused(String text, String reason) {
        assertThatThrownBy(() -> WebAddress.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    @Test
    void credentialsAreSentAndNotShown() {
        WebAddress address = WebAddress.parse("http://chef:s%40lt@h/x");

        assertThat(address.headers()).containsEntry("Authorization", "Basic Y2hlZjpzQGx0");
        assertThat(WebAddress.parse("http://h/x").headers()).doesNotContainKey("Authorization");
        assertThat(address.toString()).doesNotContain("s%40lt", "chef");
    }

    @ParameterizedTest
    @CsvSource({"ftp://u:p@h/f, ftp://***@h/f", "http://u:p@@h/f, http://***@h/f", "http://h/a@b, http://h/a@b",
            "mailto:a@b, mailto:a@b"})
    void credentialsAreTakenOutOfWhatIsNoUrl(String text, String shown) {
        assertThat(WebAddress.withoutCredentials(text)).isEqualTo(shown);
    }
}
