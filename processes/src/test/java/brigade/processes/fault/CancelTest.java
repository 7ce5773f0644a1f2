package brigade.processes.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.processes.fault.Deeds.Deed;
import brigade.processes.fault.Deeds.What;
import brigade.processes.pool.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/** Calling off: one of many, all, and by interrupting the caller. */
final class CancelTest extends FaultBase {

    @Repeatedly
    void cancelledTaskIsInterruptedAndItsWorkerLivesOn() throws Exception {
        try (WorkerPool pool = pool(1)) {
            Deed sleeper = deed(What.SLEEP);
            Future<String> sleeping = pool.submit(sleeper);
            long pid = begun(sleeper);
            assertThat(sleeping.cancel(true)).isTrue();
            assertThat(sleeping.isCancelled()).isTrue();
            assertThat(where(pool)).isEqualTo(String.valueOf(pid));
        }
    }

    @Repeatedly
    void cancelledTaskThatDoesNotListenIsKilled() throws Exception {
        try (WorkerPool pool = pool(3)) {
            Deed deaf = deed(What.LOOP);
            Deed innocent = deed(What.SLEEP);
            Future<String> looping = pool.submit(deaf);
            Future<String> bystander = pool.submit(innocent);
            long victim = begun(deaf);
            long unharmed = begun(innocent);
            looping.cancel(true);
            awaitGone(victim, A_SECOND);
            assertThat(ProcessHandle.of(unharmed)).isPresent();
            assertThat(bystander.isDone()).isFalse();
            bystander.cancel(true);
        }
    }

    @Repeatedly
    void cancelledTaskThatWaitsIsNeverRun() throws Exception {
        try (WorkerPool pool = pool(1)) {
            Deed first = deed(What.SLEEP);
            Deed second = deed(What.PID);
            Future<String> running = pool.submit(first);
            Future<String> waiting = pool.submit(second);
            begun(first);
            waiting.cancel(true);
            running.cancel(true);
            where(pool);
            assertThat(lines(second)).isEmpty();
        }
    }

    @Repeatedly
    void closeRunsWhatWasSubmitted() throws Exception {
        List<Future<String>> all = new ArrayList<>();
        WorkerPool pool = pool(2);
        for (int i = 0; i < 10; i++) {
            all.add(pool.submit(deed(What.PID)));
        }
        pool.close();
        assertThat(all).allMatch(future -> future.state() == Future.State.SUCCESS);
        assertThatThrownBy(() -> pool.submit(deed(What.PID))).isInstanceOf(RejectedExecutionException.class);
    }

    @Repeatedly
    void shutdownNowCancelsWhatWaitsAndWhatRuns() throws Exception {
        WorkerPool pool = pool(2);
        Deed sleeper = deed(What.SLEEP);
        Deed deaf = deed(What.LOOP);
        List<Future<String>> all = new ArrayList<>(List.of(pool.submit(sleeper), pool.submit(deaf)));
        begun(sleeper);
        begun(deaf);
        for (int i = 0; i < 10; i++) {
            all.add(pool.submit(deed(What.PID)));
        }
        assertThat(took(() -> {
            pool.shutdownNow();
            pool.close();
        })).isLessThan(A_SECOND);
        assertThat(all).allMatch(Future::isCancelled);
    }

    @Repeatedly
    void closeOfAPoolThatIsJustStarting() throws Exception {
        WorkerPool pool = pool(2);
        Future<String> one = pool.submit(deed(What.PID));
        pool.shutdownNow();
        assertThat(took(pool::close)).isLessThan(A_SECOND);
        assertThat(one.isCancelled()).isTrue();
    }

    @Repeatedly
    void interruptedCloseCancels() throws Exception {
        WorkerPool pool = pool(2);
        Deed sleeper = deed(What.SLEEP);
        Future<String> running = pool.submit(sleeper);
        begun(sleeper);
        AtomicReference<Boolean> kept = new AtomicReference<>();
        Thread closer = Thread.ofPlatform().start(() -> {
            pool.close();
            kept.set(Thread.currentThread().isInterrupted());
        });
        assertThat(took(() -> {
            closer.interrupt();
            closer.join();
        })).isLessThan(A_SECOND);
        assertThat(kept).hasValue(true);
        assertThat(running.isCancelled()).isTrue();
    }

    @Repeatedly
    void interruptedCallerLeavesNothingRunning() throws Exception {
        for (What what : List.of(What.SLEEP, What.LOOP)) {
            try (WorkerPool pool = pool(1)) {
                Deed deed = deed(what);
                Journal journal = Journal.open();
                AtomicReference<Throwable> thrown = new AtomicReference<>();
                CountDownLatch done = new CountDownLatch(1);
                Thread caller = Thread.ofPlatform().start(() -> {
                    try {
                        pool.run(deed, journal);
                    } catch (Throwable e) {
                        thrown.set(e);
                    }
                    done.countDown();
                });
                long pid = begun(deed);
                assertThat(took(() -> {
                    caller.interrupt();
                    done.await();
                })).isLessThan(A_SECOND);
                assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
                if (what == What.LOOP) {
                    assertThat(isGone(pid)).isTrue();
                    assertThat(journal.events()).as("killed, because it was called off").extracting(Event::phase)
                            .containsExactly(Phase.STARTED, Phase.CANCELLED);
                }
                caller.join();
            }
        }
    }

    @Repeatedly
    void cancellationIsWhatTheFutureSays() throws Exception {
        try (WorkerPool pool = pool(1)) {
            Future<String> future = pool.submit(deed(What.SLEEP));
            future.cancel(true);
            assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
        }
    }
}
