package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.download.Verdict.Again;
import brigade.common.download.Verdict.Ended;
import brigade.common.download.Verdict.Save;
import brigade.common.http.Head;
import brigade.common.http.Header;
import brigade.common.http.MalformedAnswerException;
import brigade.common.http.Proxies;
import brigade.common.http.RequestFailure;
import brigade.common.http.WebAddress;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy by table: what happened, and what is to be done next. */
class AttemptTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Standing HALF = new Standing(50, "\"one\"", 100);

    private final RequestFailure cut = RequestFailure.answering(new EOFException(), true);

    private final Journal journal = Journal.open();

    private Attempt attempt(String url) {
        return attempt(url, Terms.standard(), Standing.NONE);
    }

    private Attempt attempt(String url, Terms terms, Standing leftover) {
        Fetch file = DownloadPlan.of(List.of(url), Path.of("no-such-directory"), 1).files().getFirst();
        Fetch begun = new Fetch(file.url(), file.target(), file.part(), file.sha256(), file.authorization(), leftover);
        return Attempt.first(begun, terms, journal.start(begun));
    }

    private static Reply reply(int status, @Nullable String... headers) {
        List<Header> fields = new ArrayList<>();
        Optional<Long> length = Optional.empty();
        for (int i = 0; i < headers.length; i += 2) {
            String value = headers[i + 1];
            if (value != null) {
                fields.add(new Header(String.valueOf(headers[i]), value));
                length = "Content-Length".equals(headers[i]) ? Optional.of(Long.parseLong(value)) : length;
            }
        }
        return Reply.of(new Head(status, fields, length), NOW);
    }

    private Verdict judge(String url, int status, @Nullable String location) {
        return attempt(url).judge(reply(status, "Location", location));
    }

    private static String refusal(Verdict verdict) {
        return verdict instanceof Ended(FileResult.Failed failed) ? failed.reason() : "not given up, but " + verdict;
    }

    private static Attempt next(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Again.class);
        return ((Again) verdict).next();
    }

    private static Map<String, String> headers(Attempt attempt) {
        return attempt.request().headers().stream().collect(Collectors.toMap(Header::name, Header::value));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"5, 5", "0, 0", "-, -"})
    void a200IsSavedWithTheLengthItAnnounces(@Nullable String announced, @Nullable Long expected) {
        assertThat(attempt("http://h/f").judge(reply(200, "Content-Length", announced))).isInstanceOfSatisfying(Verdict.Save.class,
                save -> {
                    assertThat(save.total()).isEqualTo(expected == null ? Standing.UNKNOWN : expected);
                    assertThat(save.offset()).isZero();
                });
    }

    @ParameterizedTest
    @CsvSource({"204, HTTP 204 No Content", "206, HTTP 206 Partial Content", "304, HTTP 304 Not Modified",
            "404, HTTP 404 Not Found",
            "418, HTTP 418", "416, HTTP 416", "501, HTTP 501 Not Implemented", "300, HTTP 300 Multiple Choices", "100, HTTP 100",
            "999, HTTP 999"})
    void anyOtherStatusIsTheReason(int status, String reason) {
        assertThat(refusal(judge("http://h/f", status, null))).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsFollowedAtOnce(int status) {
        Verdict verdict = judge("http://h/a/f", status, "http://other/g");
        assertThat(((Again) verdict).pause()).isZero();
        assertThat(next(verdict).url()).isEqualTo(WebAddress.parse("http://other/g"));
        assertThat(next(verdict).way().chain()).containsExactly(WebAddress.parse("http://h/a/f"));
        assertThat(next(verdict).file().name()).as("the name stays that of the first URL").isEqualTo("f");
        assertThat(next(verdict).count().number()).as("it is the same attempt").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"http://h/a/f, g, http://h/a/g", "http://h/a/f, /g, http://h/g", "http://h/a/f, //o/g, http://o/g",
            "http://h/a/f, ../g?x=1, http://h/g?x=1", "http://h/f, https://h/f, https://h/f",
            "https://h/f, HTTPS://h/g, https://h/g", "http://h/a/f?x, ?token=1, http://h/a/f?token=1",
            "http://h/a/b/f, ../../../up, http://h/up",
            "http://h/f, a b, http://h/a%20b",
            "http://h/f, http://h/é, http://h/%C3%A9", "http://h/f, http://me:secret@o/g#x, http://o/g"})
    void aLocationMayBeRelative(String url, String location, String to) {
        assertThat(next(judge(url, 302, location)).url()).isEqualTo(WebAddress.parse(to));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", ignoreLeadingAndTrailingWhitespace = false, value = {"-,no Location", "'',", "' ', ",
            "http://,http://", "http://h:99999/,no such port", "file:///etc/passwd,file:///etc/passwd", "ftp://h/f,ftp://h/f",
            "mailto:a@b,mailto:a@b", "http:///f,http:///f", "javascript:1,javascript:1"})
    void aLocationThatLeadsNowhereIsNamed(@Nullable String location, @Nullable String named) {
        assertThat(refusal(judge("http://h/f", 302, location))).startsWith("HTTP 302 leads nowhere: ")
                .contains(named == null ? "" : named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h/g", "HTTP://h/g"})
    void aRedirectNeverLeadsFromHttpsToPlainHttp(String location) {
        assertThat(refusal(judge("https://h/f", 301, location)))
                .isEqualTo("a redirect from https down to plain http: http://h/g");
        assertThat(judge("HTTPS://h/f", 301, "http://h/g")).isInstanceOf(Ended.class);
    }

    @Test
    void tenRedirectsAreFollowedAndNotEleven() {
        Attempt attempt = attempt("http://h/0");
        for (int i = 1; i <= 10; i++) {
            attempt = next(attempt.judge(reply(302, "Location", "/" + i)));
        }
        assertThat(attempt.judge(reply(200, "Content-Length", "1"))).isInstanceOf(Save.class);
        assertThat(refusal(attempt.judge(reply(302, "Location", "/11"))))
                .startsWith("more than 10 redirects (http://h/0 → http://h/1 → ")
                .endsWith(" → http://h/10)");
        assertThat(attempt.way().chain())
                .isEqualTo(IntStream.range(0, 10).mapToObj(i -> WebAddress.parse("http://h/" + i)).toList());
    }

    @Test
    void aRefusalAfterARedirectSaysHowItCameThereAndShowsNoCredential() {
        Attempt there = next(judge("http://me:secret@h/f?token=secret", 302, "http://me:secret@h/g?sign=secret"));
        assertThat(refusal(there.judge(reply(404)))).isEqualTo("HTTP 404 Not Found (http://h/f?… → http://h/g?…)");
    }

    /** What a server answers, and how long we wait then, in milliseconds; "backoff" for a time of our own. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"503, -, backoff", "503, 3, 3000", "429, 0, 0", "503, 999999, 120000", "503, -1, backoff",
            "503, soon, backoff", "503, '3, 4', backoff", "408, 1.5, backoff", "500, '', backoff", "502, -, backoff",
            "504, -, backoff",
            "503, 'Sun, 22 Nov 2026 12:00:05 GMT', 5000", "503, 'Sun, 22 Nov 2026 11:00:00 GMT', 0",
            "503, 'Sun, 22 Nov 2099 12:00:00 GMT', 120000", "503, 'Sunday, 22-Nov-26 12:00:05 GMT', 5000",
            "503, 'Sun Nov 22 12:00:05 2026', 5000", "425, 3, 3000",
            "503, 'Mon, 22 Nov 2026 12:00:05 GMT', 5000", "503, 'Sun, 32 Feb 2027 12:00:05 GMT', backoff",
            "503, 99999999999999999999, backoff"})
    void aServerThatIsBusyIsAskedAgain(int status, @Nullable String retryAfter, String pause) {
        Verdict verdict = attempt("http://h/f").judge(reply(status, "Retry-After", retryAfter));
        Duration waited = ((Again) verdict).pause();
        if (pause.equals("backoff")) {
            assertThat(waited).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        } else {
            assertThat(waited).isEqualTo(Duration.ofMillis(Long.parseLong(pause)));
        }
        assertThat(next(verdict).count().number()).isEqualTo(2);
    }

    @Test
    void aDateCountsByTheServersOwnClock() {
        Verdict verdict = attempt("http://h/f").judge(reply(503, "Date", "Sat, 03 Feb 2001 04:05:06 GMT", "Retry-After",
                "Sat, 03 Feb 2001 04:05:16 GMT"));
        assertThat(((Again) verdict).pause()).isEqualTo(Duration.ofSeconds(10));
    }

    static Stream<Arguments> failures() {
        return Stream.of(Arguments.of(RequestFailure.answering(new SocketException("Connection reset"), false), true),
                Arguments.of(RequestFailure.answering(new EOFException(), true), true),
                Arguments.of(RequestFailure.answering(new SocketTimeoutException("Read timed out"), true), true),
                Arguments.of(RequestFailure.answering(new MalformedAnswerException("x"), false), true),
                Arguments.of(RequestFailure.connecting(new SocketTimeoutException("slow")), true),
                Arguments.of(RequestFailure.securing(new EOFException()), true),
                Arguments.of(new CompletionException(new IOException("cut off: 4 of 9 bytes came")), true),
                Arguments.of(RequestFailure.connecting(new ConnectException("Connection refused")), false),
                Arguments.of(RequestFailure.connecting(new UnknownHostException("h")), false),
                Arguments.of(RequestFailure.securing(new SSLHandshakeException("no cipher")), false),
                Arguments.of(RequestFailure.refusedBy(new Head(403, List.of(), Optional.empty())), false),
                Arguments.of(RequestFailure.refusedBy(new Head(502, List.of(), Optional.empty())), true),
                Arguments.of(new RefusedException("too large"), false),
                Arguments.of(new DiskException("cannot write", Path.of("f"), new IOException("No space left on device")), false));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatMayPassIsTriedAgainAndWhatWillNotIsNot(Throwable failure, boolean again) {
        assertThat(attempt("http://h/f").failed(failure, Standing.NONE)).isInstanceOf(again ? Again.class : Ended.class);
    }

    @Test
    void theWaitsDoubleAndTheRetriesEnd() {
        Attempt attempt = attempt("http://h/f", Terms.standard(), Standing.NONE);
        List<Duration> waits = new ArrayList<>();
        Verdict verdict = attempt.failed(cut, Standing.NONE);
        while (verdict instanceof Again(Attempt next, Duration pause)) {
            waits.add(pause);
            verdict = next.failed(cut, Standing.NONE);
        }
        assertThat(waits).satisfiesExactly(wait -> assertThat(wait).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1)),
                wait -> assertThat(wait).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                wait -> assertThat(wait).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4)));
        assertThat(refusal(verdict)).isEqualTo("cut off: the connection was closed (4 attempts)");
        assertThat(journal.events().getLast().detail()).isEqualTo("cut off: the connection was closed (4 attempts)");
        assertThat(journal.events().getLast().phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void theJitterIsTheSeeds() {
        Terms terms = Terms.standard();
        assertThat(attempt("http://h/f", terms, Standing.NONE).failed(cut, Standing.NONE)).extracting("pause")
                .isEqualTo(((Again) attempt("http://h/f", terms, Standing.NONE).failed(cut, Standing.NONE)).pause());
        assertThat(IntStream.range(0, 100).mapToObj(i -> attempt("http://h/" + i, terms, Standing.NONE))
                .map(other -> ((Again) other.failed(cut, Standing.NONE)).pause()).distinct().count())
                .isGreaterThan(50);
    }

    @Test
    void aRetryBeginsAtTheFirstUrlAndAsksForTheRest() {
        Attempt there = next(judge("http://h/f", 302, "http://o/g"));
        Attempt again = next(there.failed(cut, HALF));
        assertThat(again.url()).isEqualTo(WebAddress.parse("http://h/f"));
        assertThat(again.way().chain()).isEmpty();
        assertThat(headers(again)).containsEntry("Range", "bytes=50-").containsEntry("If-Range", "\"one\"");
    }

    @Test
    void whatMayBeWholeIsAskedForItsLastByte() {
        assertThat(headers(attempt("http://h/f", Terms.standard(), new Standing(100, "\"one\"", 100)))).containsEntry("Range",
                "bytes=99-");
        assertThat(headers(attempt("http://h/f", Terms.standard(), new Standing(70, "\"one\"", Standing.UNKNOWN))))
                .containsEntry("Range", "bytes=69-");
        assertThat(headers(attempt("http://h/f", Terms.standard(), new Standing(70, "", 100)))).doesNotContainKey("Range");
        assertThat(headers(attempt("http://h/f", Terms.standard().resume(false), HALF))).doesNotContainKey("Range");
    }

    /** Replies to a request for the rest of HALF, by what they say; and from where the body is then saved. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"206, bytes 50-99/100, '\"one\"', 50", "206, bytes 50-59/100, '\"one\"', 50",
            "206, bytes 50-99/*, '\"one\"', again",
            "206, bytes 50-99/100, '\"two\"', again", "206, bytes 50-99/100, -, again", "206, bytes 50-99/100, 'W/\"one\"', again",
            "206, bytes 0-99/100, '\"one\"', again", "206, bytes 51-99/100, '\"one\"', again",
            "206, bytes 50-199/200, '\"one\"', again",
            "206, -, '\"one\"', again", "206, bytes 50-100/100, '\"one\"', again", "206, items 50-99/100, '\"one\"', again",
            "416, bytes */50, '\"one\"', again", "416, -, -, again", "200, -, '\"two\"', 0", "200, -, '\"one\"', 0",
            "200, -, -, 0"})
    void aRangeCountsOnlyIfItIsTheOneAskedForOfTheSameContent(int status, @Nullable String range, @Nullable String tag,
            String from) {
        Verdict verdict = attempt("http://h/f", Terms.standard(), HALF).judge(reply(status, "Content-Range", range, "ETag", tag));
        if (status == 206 && verdict instanceof Save save) {
            assertThat(save.end()).isEqualTo(range != null && range.contains("-59/") ? 60 : 100);
        }
        if (from.equals("again")) {
            assertThat(((Again) verdict).pause()).isZero();
            assertThat(next(verdict).count().number()).as("it costs no attempt").isEqualTo(1);
            assertThat(headers(next(verdict))).doesNotContainKey("Range");
        } else {
            assertThat(((Save) verdict).offset()).isEqualTo(Long.parseLong(from));
        }
    }

    /** What a server says of its content, and what is worth asking for by. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"'\"a\"', -, -, '\"a\"'", "'W/\"a\"', -, -, ''", "a, -, -, ''", "'\"a', -, -, ''",
            "-, 'Sun, 22 Nov 2026 11:00:00 GMT', 'Sun, 22 Nov 2026 12:00:00 GMT', 'Sun, 22 Nov 2026 11:00:00 GMT'",
            "-, 'Sun, 22 Nov 2026 11:59:59 GMT', 'Sun, 22 Nov 2026 12:00:00 GMT', ''", "-, 'Sun, 22 Nov 2026 11:00:00 GMT', -, ''",
            "-, yesterday, 'Sun, 22 Nov 2026 12:00:00 GMT', ''",
            "'W/\"a\"', 'Sun, 22 Nov 2026 11:00:00 GMT', 'Sun, 22 Nov 2026 12:00:00 GMT', ''", "-, -, -, ''"})
    void onlyAStrongValidatorTellsContentsApart(@Nullable String tag, @Nullable String changed, @Nullable String date,
            String validator) {
        assertThat(reply(200, "ETag", tag, "Last-Modified", changed, "Date", date).validator()).isEqualTo(validator);
    }

    @Test
    void aBodyThatIsAnnouncedTooLargeIsNotTaken() {
        Terms terms = Terms.standard().limits(Limits.none().bytes(10));
        assertThat(refusal(attempt("http://h/f", terms, Standing.NONE).judge(reply(200, "Content-Length", "11"))))
                .isEqualTo("too large: 11 bytes or more, and --max-size allows 10");
        assertThat(attempt("http://h/f", terms, Standing.NONE).judge(reply(200, "Content-Length", "10"))).isInstanceOf(Save.class);
    }

    @Test
    void credentialsStayWithTheirHost() {
        Terms terms = Terms.standard().route(Route.direct().headers(List.of(Header.parse("X-Token: secret"),
                Header.parse("Accept: text/plain"))));
        Attempt home = attempt("http://me:p%40ss@h/f", terms, Standing.NONE);
        assertThat(home.url()).isEqualTo(WebAddress.parse("http://h/f"));
        assertThat(headers(home)).containsEntry("Authorization", "Basic bWU6cEBzcw==").containsEntry("X-Token", "secret")
                .containsEntry("User-Agent", "brigade");
        assertThat(home.toString()).doesNotContain("secret").doesNotContain("bWU6cEBzcw");
        assertThat(headers(next(home.judge(reply(302, "Location", "/g"))))).containsKeys("Authorization", "X-Token");
        for (String elsewhere : List.of("http://o/g", "http://h:81/g", "https://h/g", "http://h.o/g")) {
            assertThat(headers(next(home.judge(reply(302, "Location", elsewhere))))).as(elsewhere)
                    .doesNotContainKeys("Authorization", "X-Token").containsEntry("Accept", "text/plain");
        }
        Terms own = Terms.standard().route(Route.direct().headers(List.of(Header.parse("authorization: Bearer x"))));
        assertThat(headers(attempt("http://me:pw@h/f", own, Standing.NONE))).containsEntry("authorization", "Bearer x")
                .doesNotContainKey("Authorization");
    }

    @Test
    void aProxysPasswordGoesToTheProxyOnly() {
        Proxies proxies = Proxies
                .of(Map.of("http_proxy", "http://me:pw@proxy:3128", "https_proxy", "http://me:pw@proxy:3128", "no_proxy",
                        "near"));
        Terms terms = Terms.standard().route(Route.direct().proxies(proxies));
        assertThat(sent(attempt("http://far/f", terms, Standing.NONE))).startsWith("GET http://far/f HTTP/1.1\r\n")
                .contains("\r\nProxy-Authorization: Basic ");
        assertThat(sent(attempt("http://near/f", terms, Standing.NONE))).startsWith("GET /f HTTP/1.1\r\n")
                .doesNotContain("Proxy-Authorization");
        Attempt tunnelled = attempt("https://far/f", terms, Standing.NONE);
        assertThat(sent(tunnelled)).startsWith("GET /f HTTP/1.1\r\n").doesNotContain("Proxy-Authorization");
        assertThat(tunnelled.request().hop().tunnel().orElse("")).startsWith("CONNECT far:443 HTTP/1.1\r\n")
                .contains("\r\nProxy-Authorization: Basic ");
        assertThat(tunnelled.request().hop().toString()).doesNotContain("Basic");
    }

    private static String sent(Attempt attempt) {
        return new String(attempt.request().bytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void cookiesThatAreSetOnTheWayComeBackOnIt() {
        Attempt there = next(
                attempt("http://h.example/a/f").judge(reply(302, "Location", "/a/g", "Set-Cookie", "key=1; Path=/a; HttpOnly")));
        assertThat(headers(there)).containsEntry("Cookie", "key=1");
        Attempt abroad = next(there.judge(reply(302, "Location", "http://o.example/a/g")));
        assertThat(headers(abroad)).doesNotContainKey("Cookie");
        Attempt back = next(abroad.judge(reply(302, "Location", "http://h.example/a/h")));
        assertThat(headers(back)).containsEntry("Cookie", "key=1");
        assertThat(headers(next(back.failed(cut, Standing.NONE)))).as("a retry begins anew").doesNotContainKey("Cookie");
    }

    /** What is set last counts; the more a path says, the earlier its cookie stands (RFC 6265, 5.4). */
    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', value = {"a=1|a=2|a=2", "a=1|a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT|-",
            "a=1|a=x; expires=Thu, 01-Jan-70 00:00:01 GMT|-", "a=1|a=x; Max-Age=0|-", "a=1|a=x; Max-Age=-1|-",
            "a=1; Max-Age=9; Expires=Thu, 01 Jan 1970 00:00:00 GMT|b=2|a=1; b=2",
            "a=1; Expires=Wed, 01 Jan 2098 00:00:00 GMT|b=2; Max-Age=x|a=1; b=2",
            "a=1; Path=/|b=2; Path=/d|b=2; a=1", "a=1; Path=/other|b=2|b=2", "a=1; Secure|b=2|b=2",
            "a=1; Domain=other.example|b=2|b=2",
            "a=1; Domain=example|b=2|b=2", "=v|b=2|b=2", "a=b=c|-|a=b=c"})
    void aCookieIsSentAsItWasSetLast(String first, @Nullable String second, @Nullable String sent) {
        Attempt one = next(attempt("http://h.example/d/f").judge(reply(302, "Location", "/d/g", "Set-Cookie", first)));
        Attempt two = next(one.judge(reply(302, "Location", "/d/h", "Set-Cookie", second)));
        assertThat(headers(two).get("Cookie")).isEqualTo(sent);
    }

    @Test
    void anAttemptThatBroughtBytesBeginsTheCountAnew() {
        Attempt attempt = attempt("http://h/f", Terms.standard().patience(Patience.standard().retries(1)), Standing.NONE);
        for (int bytes = 10; bytes < 100; bytes += 10) {
            Verdict verdict = attempt.failed(cut, new Standing(bytes, "\"one\"", 100));
            assertThat(((Again) verdict).pause()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
            attempt = next(verdict);
        }
        Attempt fruitless = next(attempt.failed(cut, new Standing(90, "\"one\"", 100)));
        Verdict none = fruitless.failed(cut, new Standing(90, "\"one\"", 100));
        assertThat(none).as("no byte more than before, twice").isInstanceOf(Ended.class);
        assertThat(refusal(none)).contains("(11 attempts)");
    }

    @Test
    void aRangeThatIsShorterThanAskedForIsGoneOnFromAtOnce() {
        Verdict verdict = attempt("http://h/f", Terms.standard(), HALF).failed(new IOException("cut off: 60 of 100 bytes came"),
                new Standing(60, "\"one\"", 100));
        assertThat(((Again) verdict).pause()).isZero();
        assertThat(headers(next(verdict))).containsEntry("Range", "bytes=60-");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 507, 520, 522, 524, 529, 530, 598, 599})
    void aServersErrorMayPass(int status) {
        assertThat(judge("http://h/f", status, null)).isInstanceOf(Again.class);
    }

    @Test
    void whatIsCodedThoughItWasAskedForAsItIsIsNeverTakenForTheThing() {
        assertThat(refusal(attempt("http://h/f").judge(reply(200, "Content-Encoding", "gzip"))))
                .isEqualTo("it comes with Content-Encoding gzip, although it was asked for as it is");
        assertThat(attempt("http://h/f").judge(reply(200, "Content-Encoding", "identity"))).isInstanceOf(Save.class);
        assertThat(attempt("http://h/f").judge(reply(200, "Content-Encoding", "identity, ,Identity"))).isInstanceOf(Save.class);
        assertThat(attempt("http://h/f.tar.gz").judge(reply(200, "Content-Encoding", "x-gzip"))).as("a .gz, and said to be one")
                .isInstanceOf(Save.class);
        Verdict rest = attempt("http://h/f", Terms.standard(), HALF)
                .judge(reply(206, "Content-Range", "bytes 50-99/100", "ETag", "\"one\"", "Content-Encoding", "gzip"));
        assertThat(headers(next(rest))).doesNotContainKey("Range");
    }

    /** Some servers send the rest as if it were the whole. */
    @Test
    void aWholeThatIsAsLongAsTheRestIsAskedForOnceMore() {
        Verdict rest = attempt("http://h/f", Terms.standard(), HALF).judge(reply(200, "ETag", "\"one\"", "Content-Length", "50"));
        assertThat(headers(next(rest))).doesNotContainKey("Range");
        assertThat(next(rest).judge(reply(200, "ETag", "\"one\"", "Content-Length", "50"))).isInstanceOf(Save.class);
        assertThat(attempt("http://h/f", Terms.standard(), HALF).judge(reply(200, "ETag", "\"two\"", "Content-Length", "50")))
                .isInstanceOf(Save.class);
    }

    @Test
    void aRangeWhoseLengthIsAnotherIsNotTaken() {
        Verdict rest = attempt("http://h/f", Terms.standard(), HALF)
                .judge(reply(206, "Content-Range", "bytes 50-99/100", "ETag", "\"one\"", "Content-Length", "49"));
        assertThat(headers(next(rest))).doesNotContainKey("Range");
    }

    @Test
    void whatIsGivenUpSaysWhatIsKept() {
        assertThat(refusal(attempt("http://h/f", Terms.standard().patience(Patience.standard().retries(0)), Standing.NONE)
                .failed(new IOException("cut off: 50 of 100 bytes came"), HALF)))
                .isEqualTo("cut off: 50 of 100 bytes came; 50 bytes are kept for a later run");
    }

    @Test
    void aCancellationIsNobodysResult() {
        CompletionException wrapped = new CompletionException(new IOException(new CancellationException()));
        assertThatThrownBy(() -> attempt("http://h/f").failed(wrapped, Standing.NONE)).isInstanceOf(CancellationException.class)
                .hasMessage("f called off").hasCause(wrapped);
        assertThat(journal.events().getLast().phase()).isEqualTo(Phase.CANCELLED);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {(1L << 31) - 1, 1L << 31, (1L << 31) + 1, (1L << 32) - 1, 1L << 32, (1L << 32) + 1, (3L << 30) + 5, 1L << 40})
    void lengthsAndOffsetsMayBeLargerThanAnInt(long bytes) {
        Attempt attempt = attempt("http://h/f", Terms.standard(), new Standing(bytes, "\"one\"", bytes + 10));
        assertThat(attempt.request().headers()).contains(new Header("Range", "bytes=" + bytes + "-"));
        assertThat(attempt
                .judge(reply(206, "ETag", "\"one\"", "Content-Range", "bytes " + bytes + "-" + (bytes + 9) + "/" + (bytes + 10))))
                .isEqualTo(new Save(attempt, bytes, bytes + 10, "\"one\""));

        Attempt first = attempt("http://h/f");
        assertThat(first.judge(reply(200, "Content-Length", String.valueOf(bytes)))).isEqualTo(new Save(first, 0, bytes, ""));
    }
}
