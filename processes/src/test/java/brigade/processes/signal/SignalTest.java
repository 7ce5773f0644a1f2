package brigade.processes.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The signal between processes, with threads at both ends: a socket does not know the difference. */
@Timeout(30)
class SignalTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static FutureTask<Boolean> waiting(Signal signal, List<Thread> threads) {
        FutureTask<Boolean> task = new FutureTask<>(() -> Signal.await(signal.place(), LONG));
        threads.add(Thread.ofPlatform().daemon().start(task));
        return task;
    }

    @Test
    void oneSignalReleasesAllWhoWaitAndAllWhoCome() throws Exception {
        try (Signal signal = Signal.open()) {
            List<Thread> threads = new ArrayList<>();
            List<FutureTask<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(waiting(signal, threads));
            }
            signal.give();
            for (FutureTask<Boolean> one : all) {
                assertThat(one.get()).isTrue();
            }
            assertThat(Signal.await(signal.place(), LONG)).as("late").isTrue();
        }
    }

    @Test
    void aTimeoutCostsNobodyElseAnything() throws Exception {
        try (Signal signal = Signal.open()) {
            FutureTask<Boolean> patient = waiting(signal, new ArrayList<>());
            assertThat(Signal.await(signal.place(), Duration.ofMillis(50))).isFalse();
            assertThat(patient.isDone()).isFalse();
            signal.give();
            assertThat(patient.get()).isTrue();
        }
    }

    @Test
    void whoWaitsHearsAnInterruption() throws Exception {
        try (Signal signal = Signal.open()) {
            List<Thread> threads = new ArrayList<>();
            FutureTask<Boolean> waiting = waiting(signal, threads);
            threads.getFirst().interrupt();
            assertThatThrownBy(waiting::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void nothingIsLeftAndWhoWaitedInVainIsTold() throws Exception {
        Signal signal = Signal.open();
        FutureTask<Boolean> waiting = waiting(signal, new ArrayList<>());
        signal.close();
        assertThatThrownBy(waiting::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(CancellationException.class);
        assertThat(Files.exists(signal.place().resolveSibling("."))).isFalse();
        assertThatThrownBy(() -> Signal.await(signal.place(), LONG)).isInstanceOf(CancellationException.class);
    }
}
