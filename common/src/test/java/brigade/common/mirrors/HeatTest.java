package brigade.common.mirrors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.http.Head;
import brigade.common.journal.Journal;
import brigade.common.mirrors.Outcome.Won;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class HeatTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final Journal journal = Journal.open();
    private final MirrorsPlan plan = MirrorsPlan.of(List.of(List.of("http://h/1", "http://h/2")), List.of("http://h/3"), TIMEOUT,
            Duration.ZERO);
    private final Group race = plan.race();

    private Mirror mirror(int number) {
        return (Mirror) (number < 3 ? ((Group) race.members().getFirst()).members().get(number - 1) : race.members().get(1));
    }

    private static Head head(int status) {
        return new Head(status, List.of(), Optional.empty());
    }

    @Test
    void membersStartInTheirOrderUntilNobodyIsLeft() {
        Heat heat = new Heat(race);

        assertThat(plan.mirrors()).isEqualTo(3);
        assertThat(heat.next()).hasValue(race.members().getFirst());
        assertThat(heat.mayStart()).isTrue();
        assertThat(heat.next()).hasValue(mirror(3));
        assertThat(heat.mayStart()).isFalse();
        assertThat(heat.next()).isEmpty();
        assertThat(heat.outcome()).isEmpty();
    }

    @Test
    void whoHasWonEndsTheRaceAndNobodyStartsAnyMore() {
        Heat heat = new Heat(race);
        heat.next();
        Outcome won = new Won("http://h/1", new byte[1]);
        heat.ended(won);

        assertThat(heat.outcome()).hasValue(won);
        assertThat(heat.next()).isEqualTo(Optional.empty());
    }

    @Test
    void whoHasWaitedInSilenceStartsNobodyOnceSomethingHasHappened() {
        Heat heat = new Heat(new Group(List.of(mirror(1), mirror(2), mirror(3)), Duration.ofMillis(1)));
        heat.next();
        int silent = heat.happened();
        heat.ended(mirror(1).lost("no"));

        assertThat(heat.next(silent)).as("by the timer").isEmpty();
        assertThat(heat.next()).as("by the dropout").hasValue(mirror(2));
        assertThat(heat.next(silent)).as("by the timer").isEmpty();
        assertThat(heat.next(heat.happened())).hasValue(mirror(3));
    }

    /** Whoever of the two is the first to be told; but never both for the same reason, which would skip a wait. */
    @Test
    void aDropoutAndATimerAtOnceDoNotBothStartTheOneAfterTheNext() throws Exception {
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10_000; round++) {
                Heat heat = new Heat(new Group(List.of(mirror(1), mirror(2), mirror(3)), Duration.ofMillis(1)));
                heat.next();
                int silent = heat.happened();
                CyclicBarrier together = new CyclicBarrier(2);
                Future<Optional<Contender>> timer = two.submit(() -> {
                    together.await();
                    return heat.next(silent);
                });
                Future<Optional<Contender>> dropout = two.submit(() -> {
                    together.await();
                    heat.ended(mirror(1).lost("no"));
                    return heat.next();
                });

                assertThat(List.of(timer.get(), dropout.get())).as("whom the timer starts, and whom the dropout").isIn(
                        List.of(Optional.empty(), Optional.of(mirror(2))), List.of(Optional.of(mirror(2)), Optional.of(mirror(3))));
            }
        }
    }

    @Test
    void onlySoManyRunAtOnce() {
        Heat heat = new Heat(race, 1);
        heat.next();

        assertThat(heat.mayStart()).isFalse();
        heat.ended(mirror(1).lost("no"));
        assertThat(heat.mayStart()).isTrue();
    }

    @Test
    void whenAllHaveDroppedOutTheyAreNamedInInputOrder() {
        Heat heat = new Heat(race);
        heat.ended(mirror(3).answered(journal.start(mirror(3)), Page.unread(head(404))));
        heat.ended(Outcome.of(List.of(mirror(2).failed(journal.start(mirror(2)), new IOException("no")),
                mirror(1).answered(journal.start(mirror(1)), new Page(head(200), new byte[MirrorsSpec.MAX_BODY_BYTES + 1])))));

        assertThatThrownBy(() -> heat.outcome().orElseThrow().winner()).isInstanceOf(MirrorsFailedException.class).hasMessage(
                "no mirror gave a good answer: http://h/1: more than 8 MiB; http://h/2: no; http://h/3: 404 Not Found");
    }

    @Test
    void aRaceNeedsSomebody() {
        assertThatThrownBy(() -> MirrorsPlan.of(List.of(), List.of(), TIMEOUT, Duration.ZERO)).hasMessageContaining("at least one");
    }
}
