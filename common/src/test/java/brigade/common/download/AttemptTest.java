package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.net.URI;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTest {

    private static Attempt attempt(String url) {
        Fetch file = new Fetch(URI.create(url), Path.of("file"), Path.of(".file.part"));
        Step step = Journal.open().start(file);
        return file.attempt(step);
    }

    private static Verdict judge(String url, int status, @Nullable String location) {
        return attempt(url).judge(Reply.of(status, null, location));
    }

    private static String refusal(Verdict verdict) {
        return verdict instanceof Verdict.Refuse(String reason) ? reason : "not refused, but " + verdict;
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"5, 5", "0, 0", "-, -", "five, -", "-1, -", "99999999999999999999, -"})
    void a200IsSavedWithTheLengthItAnnounces(@Nullable String announced, @Nullable Long expected) {
        assertThat(attempt("http://h/f").judge(Reply.of(200, announced, null))).isInstanceOfSatisfying(Verdict.Save.class,
                save -> assertThat(save.expected())
                        .isEqualTo(expected == null ? OptionalLong.empty() : OptionalLong.of(expected)));
    }

    @ParameterizedTest
    @CsvSource({"204, HTTP 204 No Content", "206, HTTP 206 Partial Content", "304, HTTP 304 Not Modified",
            "404, HTTP 404 Not Found",
            "418, HTTP 418", "500, HTTP 500 Internal Server Error", "300, HTTP 300 Multiple Choices", "100, HTTP 100",
            "999, HTTP 999"})
    void anyOtherStatusIsTheReason(int status, String reason) {
        assertThat(refusal(judge("http://h/f", status, null))).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsFollowed(int status) {
        assertThat(judge("http://h/a/f", status, "http://other/g")).isInstanceOfSatisfying(Verdict.Follow.class, follow -> {
            assertThat(follow.next().url()).isEqualTo(URI.create("http://other/g"));
            assertThat(follow.next().chain()).containsExactly(URI.create("http://h/a/f"));
            assertThat(follow.next().file()).as("the name stays that of the first URL").isEqualTo(attempt("http://h/a/f").file());
        });
    }

    @ParameterizedTest
    @CsvSource({"http://h/a/f, g, http://h/a/g", "http://h/a/f, /g, http://h/g", "http://h/a/f, //o/g, http://o/g",
            "http://h/a/f, ../g?x=1, http://h/g?x=1", "http://h/f, https://h/f, https://h/f",
            "https://h/f, HTTPS://h/g, HTTPS://h/g",
            "http://h/f, http://h/é, http://h/%C3%A9"})
    void aLocationMayBeRelative(String url, String location, String to) {
        assertThat(judge(url, 302, location)).isInstanceOfSatisfying(Verdict.Follow.class,
                follow -> assertThat(follow.next().url()).isEqualTo(URI.create(to)));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", ignoreLeadingAndTrailingWhitespace = false, value = {"-,no Location", "'',", "' ', ",
            "http://,http://", "'a b',a b", "%zz,%zz", "file:///etc/passwd,file:///etc/passwd", "ftp://h/f,ftp://h/f",
            "mailto:a@b,mailto:a@b", "http:///f,http:///f", "javascript:1,javascript:1"})
    void aLocationThatLeadsNowhereIsNamed(@Nullable String location, @Nullable String named) {
        assertThat(refusal(judge("http://h/f", 302, location))).startsWith("HTTP 302 leads nowhere: ")
                .contains(named == null ? "" : named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/g", "HTTP://h/g"})
    void aRedirectNeverLeadsFromHttpsToPlainHttp(String location) {
        assertThat(refusal(judge("https://h/f", 301, location)))
                .isEqualTo("a redirect from https down to plain http: " + location);
        assertThat(judge("HTTPS://h/f", 301, "http://h/g")).isInstanceOf(Verdict.Refuse.class);
    }

    @Test
    void tenRedirectsAreFollowedAndNotEleven() {
        Attempt attempt = attempt("http://h/0");
        for (int i = 1; i <= 10; i++) {
            Verdict verdict = attempt.judge(Reply.of(302, null, "/" + i));
            assertThat(verdict).as("redirect " + i).isInstanceOf(Verdict.Follow.class);
            attempt = ((Verdict.Follow) verdict).next();
        }
        assertThat(attempt.judge(Reply.of(200, "1", null))).isInstanceOf(Verdict.Save.class);
        assertThat(refusal(attempt.judge(Reply.of(302, null, "/11"))))
                .startsWith("more than 10 redirects (http://h/0 → http://h/1 → ")
                .endsWith(" → http://h/10)");
        assertThat(attempt.chain()).isEqualTo(IntStream.range(0, 10).mapToObj(i -> URI.create("http://h/" + i)).toList());
    }

    @Test
    void aRefusalAfterARedirectSaysHowItCameThere() {
        Verdict.Follow follow = (Verdict.Follow) judge("http://h/f", 302, "/g");
        assertThat(refusal(follow.next().judge(Reply.of(404, null, null))))
                .isEqualTo("HTTP 404 Not Found (http://h/f → http://h/g)");
    }
}
