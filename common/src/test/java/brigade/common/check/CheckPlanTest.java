package brigade.common.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.check.LinkResult.Broken;
import brigade.common.check.LinkResult.Good;
import brigade.common.http.Head;
import brigade.common.http.Header;
import brigade.common.http.Proxies;
import brigade.common.http.RequestFailure;
import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.origin.Origin;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckPlanTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final Journal journal = Journal.open();

    private static CheckPlan plan(String... urls) {
        return CheckPlan.of(List.of(urls), 4, TIMEOUT);
    }

    private LinkAttempt attempt(Link link) {
        return LinkAttempt.first(link, journal.start(link));
    }

    private static Head head(int status, Header... fields) {
        return new Head(status, List.of(fields), Optional.empty());
    }

    private static LinkResult result(LinkVerdict verdict) {
        return ((LinkVerdict.Ended) verdict).result();
    }

    @Test
    void whoIsAskedTooOftenIsAskedAgainWhenItSays() {
        Link link = plan("http://h/a").links().getFirst();
        LinkVerdict first = attempt(link).judge(head(429, new Header("Retry-After", "7")));
        assertThat(first).isInstanceOfSatisfying(LinkVerdict.Again.class,
                again -> assertThat(again.pause()).isEqualTo(Duration.ofSeconds(7)));
        LinkAttempt next = ((LinkVerdict.Again) first).next();
        assertThat(result(next.judge(head(404))).answer()).isEqualTo("404 Not Found");
        LinkVerdict second = next.judge(head(429));
        assertThat(second).isInstanceOfSatisfying(LinkVerdict.Again.class,
                again -> assertThat(again.pause()).isEqualTo(CheckSpec.RETRY_AFTER));
        assertThat(result(((LinkVerdict.Again) second).next().judge(head(429)))).isInstanceOf(LinkResult.Unknown.class);
        assertThat(result(attempt(link).judge(head(429, new Header("Retry-After", "3600"))))).isEqualTo(new LinkResult.Unknown(1,
                "http://h/a", "429 Too Many Requests; the server asked to stay away for 3600s"));
    }

    @Test
    void whatIsBehindAProxyIsAskedForThere() {
        Proxies proxies = Proxies.of(Map.of("http_proxy", "http://p:3128", "https_proxy", "socks://q", "no_proxy", "near"));
        CheckPlan plan = CheckPlan.of(List.of("http://far/", "http://near/", "https://far/"), 4, TIMEOUT, proxies);
        assertThat(plan.links()).extracting(link -> link.request().hop().host()).containsExactly("p", "near");
        assertThat(plan.bad()).extracting(LinkResult::answer)
                .containsExactly("the proxy that https_proxy names cannot be used; write http://HOST:PORT");
    }

    @Test
    void whatIsKnownToBeBadIsNotAskedForAndKeepsItsPlace() {
        CheckPlan plan = plan("http://h/a", "nonsense", "http://h/a");
        List<LinkResult> results = plan.links().reversed().stream().map(link -> result(attempt(link).judge(head(200)))).toList();

        assertThat(plan.links()).extracting(Link::line).containsExactly(1, 3);
        assertThat(plan.width()).isEqualTo(2);
        assertThat(plan.inOrder(results)).containsExactly(new Good(1, "http://h/a", 200),
                new Broken(2, "nonsense", "not an http or https URL"), new Good(3, "http://h/a", 200));
    }

    @Test
    void noneAtOnceIsRefused() {
        assertThatThrownBy(() -> CheckPlan.of(List.of(), 0, TIMEOUT)).hasMessageContaining("write 1 or more");
        assertThat(CheckPlan.of(List.of(), 1, TIMEOUT).width()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 206, 299})
    void aStatusOf2xxIsGood(int status) {
        Link link = plan("http://h/a").links().getFirst();

        assertThat(result(attempt(link).judge(head(status)))).isEqualTo(new Good(1, "http://h/a", status));
        assertThat(journal.events()).extracting(Event::phase).containsExactly(Phase.STARTED, Phase.NOTED, Phase.FINISHED);
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 300, 301, 404, 500, 999})
    void anyOtherStatusIsBroken(int status) {
        Link link = plan("http://h/a").links().getFirst();

        assertThat(result(attempt(link).judge(head(status))).answer()).startsWith(String.valueOf(status));
        assertThat(journal.events()).extracting(Event::phase).containsExactly(Phase.STARTED, Phase.FAILED);
    }

    @Test
    void aFailureIsALinksResultAndACancellationIsNot() {
        Link link = plan("http://h/a").links().getFirst();

        assertThat(result(attempt(link).failed(new CompletionException(RequestFailure.connecting(new ConnectException())))))
                .isEqualTo(new Broken(1, "http://h/a", "cannot connect"));
        assertThatThrownBy(() -> attempt(link).failed(new CompletionException(new CancellationException())))
                .isInstanceOf(CancellationException.class).hasMessageContaining("link 1");
        assertThat(journal.events().getLast().phase()).isEqualTo(Phase.CANCELLED);
    }

    @Test
    void controlCharactersAreShownAsSuch() {
        assertThat(plan("http://h/\u001b[2J").bad().getFirst().words()).startsWith("http://h/?[2J -> ");
    }

    @Test
    void theVerdictCounts() {
        assertThat(CheckLines.verdict(List.of())).isEqualTo("0 links are good");
        assertThat(CheckLines.verdict(List.of(new Good(1, "u", 200)))).isEqualTo("1 link is good");
        assertThat(CheckLines.verdict(List.of(new Broken(1, "u", "r")))).isEqualTo("1 of 1 link is broken");
        assertThat(CheckLines.verdict(List.of(new Good(1, "u", 200), new Broken(2, "u", "r")))).isEqualTo("1 of 2 links is broken");
        assertThat(CheckLines.verdict(List.of(new Broken(1, "u", "r"), new Broken(2, "u", "r"))))
                .isEqualTo("2 of 2 links are broken");
    }

    @Test
    void theSiteTakesWhatItSays() {
        CheckSite site = new CheckSite(2);
        try (Origin origin = site.open()) {
            assertThat(plan(site.urls(origin).toArray(String[]::new)).links()).hasSize(7);
        }
        assertThat(site.timeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(site.oneAfterAnother(Duration.ofSeconds(6))).isEqualTo(Duration.ofSeconds(9));
        assertThat(new CheckSite(0.001).timeout()).as("long enough for a JVM's first request").isEqualTo(Duration.ofSeconds(1));
    }
}
