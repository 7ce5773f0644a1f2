package brigade.common.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

    private static Proxies of(String variables) {
        return Proxies.of(Arrays.stream(variables.split(" ", -1)).map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> each[1])));
    }

    @ParameterizedTest
    @CsvSource(value = {"http_proxy=http://p:3128, http://h/f, p:3128", "http_proxy=p:3128, http://h/f, p:3128",
            "http_proxy=p, http://h/f, p:1080", "http_proxy=http://p:3128, https://h/f, none", "HTTP_PROXY=p:1, http://h/f, none",
            "https_proxy=p:1, https://h/f, p:1", "HTTPS_PROXY=p:1, https://h/f, p:1",
            "https_proxy=p:1 HTTPS_PROXY=q:2, https://h/f, p:1",
            "all_proxy=p:1, https://h/f, p:1", "all_proxy=p:1 http_proxy=q:2, http://h/f, q:2", "http_proxy=, http://h/f, none",
            "http_proxy=http://[::1]:3128/, http://h/f, ::1:3128",
            "all_proxy=socks://s:1 http_proxy=q:2, http://h/f, q:2", "https_proxy=ftp://s:1, http://h/f, none"})
    void theVariablesMeanWhatTheyMeanToCurl(String variables, String url, String proxy) {
        assertThat(of(variables).before(WebAddress.parse(url)).map(to -> to.host() + ":" + to.port()).orElse("none"))
                .isEqualTo(proxy);
    }

    @ParameterizedTest
    @CsvSource({"h, http://h/f, true", "h, http://x.h/f, true", "h, http://xh/f, false", ".h, http://x.h/f, true",
            ".h, http://h/f, true",
            "*, http://h/f, true", "'a, h ,b', http://H:81/f, true", "*.h, http://x.h/f, true",
            "127.0.0.1, http://127.0.0.1:8/f, true",
            "::1, 'http://[::1]/f', true", "127.0.0.0/8, http://127.1.2.3/f, true", "127.0.0.0/8, http://128.0.0.1/f, false",
            "10.1.2.0/23, http://10.1.3.4/f, true", "fe80::/10, 'http://[fe81::1]/f', true",
            "127.0.0.0/99, http://127.0.0.1/f, false",
            "127.0.0.0/8, http://127.0.0.1.example/f, false", "h., http://h/f, true", "h, http://h./f, true",
            "h:81, http://h:81/f, true", "h:81, http://h/f, false", "h:80, http://h/f, true",
            "127.0.0.1:8, http://127.0.0.1:8/f, true",
            "'[::1]:8', 'http://[::1]:8/f', true", "'[::1]:8', 'http://[::1]:9/f', false", "'[::1]', 'http://[::1]:9/f', true",
            "other, http://h/f, false"})
    void someHostsAreAskedThemselves(String except, String url, boolean direct) {
        Proxies proxies = Proxies.of(Map.of("http_proxy", "p:1", "no_proxy", except));
        assertThat(proxies.before(WebAddress.parse(url)).isEmpty()).isEqualTo(direct);
    }

    @Test
    void whatIsNoProxyIsRefusedWhereItIsNeededWithoutItsPassword() {
        Proxies proxies = Proxies.of(Map.of("https_proxy", "socks5://me:secret@p:1", "no_proxy", "near"));
        assertThat(proxies.before(WebAddress.parse("http://h/f"))).isEmpty();
        assertThat(proxies.before(WebAddress.parse("https://near/f"))).isEmpty();
        assertThatThrownBy(() -> proxies.before(WebAddress.parse("https://h/f"))).hasMessageContaining("https_proxy").message()
                .doesNotContain("secret");
        assertThat(Proxies.of(Map.of("http_proxy", "http://me:secret@p:1")).toString()).doesNotContain("secret");
    }
}
