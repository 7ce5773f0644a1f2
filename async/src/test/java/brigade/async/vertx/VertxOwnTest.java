package brigade.async.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.async.http.LoopHttp;
import brigade.common.background.BackgroundPlan;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Monitor;
import brigade.common.crunch.CrunchPlan;
import brigade.common.download.DownloadPlan;
import brigade.common.download.Terms;
import brigade.common.download.Wanted;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.model.Model;
import brigade.common.origin.Origin;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxThread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong with Vert.x alone. */
@NullMarked
@Timeout(60)
class VertxOwnTest {
    private static final Duration LONGER_THAN_THE_TEST = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    /** Vert.x complains of a worker who computes for more than a minute, unless it was told. */
    @Test
    void aChoreAndACruncherMayTakeAsLongAsTheyLike() throws Exception {
        AtomicLong chore = new AtomicLong();
        AtomicLong cruncher = new AtomicLong();
        Bell bell = new Bell();
        try (Model model = new Edge()) {
            model.background(
                    new BackgroundPlan(new Chore.Chopping(Duration.ofMinutes(5)),
                            new Monitor(Duration.ofSeconds(1), Optional.empty())),
                    bell, Journal.open(event -> {
                        if (event.phase() == Phase.STARTED && event.step().equals("chopping")) {
                            chore.set(mostNanos());
                            bell.ring();
                        }
                    }));
            model.crunch(new CrunchPlan(1000, 1, 1), Journal.open(_ -> cruncher.set(mostNanos())));
        }
        assertThat(chore.get()).isGreaterThan(Duration.ofDays(1).toNanos());
        assertThat(cruncher.get()).isGreaterThan(Duration.ofDays(1).toNanos());
    }

    private static long mostNanos() {
        return Thread.currentThread() instanceof VertxThread thread ? thread.maxExecTimeUnit().toNanos(thread.maxExecTime()) : 0;
    }

    /** A timer that is started after all timers were cancelled is cancelled by nobody. */
    @Test
    void aPauseThatComesAfterTheCancellationIsNone() throws Exception {
        try (Origin origin = Origin.start(List.of())) {
            origin.serveStatus("closed", 503);
            Terms terms = Terms.standard().patience(Terms.standard().patience().backoff(LONGER_THAN_THE_TEST));
            DownloadPlan plan = DownloadPlan.of(List.of(Wanted.of(origin.url("closed"))), directory, 1, terms);
            AtomicReference<Download> running = new AtomicReference<>();
            Journal journal = Journal.open(event -> {
                if (event.detail().contains("attempt 2 in")) { // On the loop, before the pause.
                    Objects.requireNonNull(running.get()).callOff();
                }
            });
            Vertx vertx = Vertx.vertx(new VertxOptions().setUseDaemonThread(true));
            try {
                CompletableFuture<Object> end = new CompletableFuture<>();
                vertx.runOnContext(_ -> {
                    Download download = new Download(journal, new LoopHttp(vertx, Optional.empty()), vertx, plan);
                    running.set(download);
                    download.fetchAll(plan).onComplete(end::complete, end::completeExceptionally);
                });
                assertThatThrownBy(() -> end.get(10, TimeUnit.SECONDS)).hasRootCauseInstanceOf(CancellationException.class);
            } finally {
                vertx.close().await();
            }
        }
    }
}
