package brigade.processes.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brigade.common.model.ScenarioFailedException;
import brigade.processes.fault.Deeds.Deed;
import brigade.processes.fault.Deeds.What;
import brigade.processes.pool.PoolSettings;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.TaskTimedOutException;
import brigade.processes.task.WorkerDiedException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Workers that die, idle or busy: it costs their own task, and nothing else. */
final class DeathTest extends FaultBase {

    @Repeatedly
    void halt() throws Exception {
        dies(deed(What.HALT), "", "exit status 7", "these are my last words");
    }

    @Repeatedly
    void exit() throws Exception {
        dies(deed(What.EXIT), "", "exit status 8", "");
    }

    @Repeatedly
    void outOfMemory() throws Exception {
        dies(deed(What.MEMORY), "", "exit status 3", "OutOfMemoryError");
    }

    @Repeatedly
    void killedWhileBusy() throws Exception {
        dies(deed(What.SLEEP), "KILL", "SIGKILL", "");
    }

    @Repeatedly
    void segmentationFaultWhileBusy() throws Exception {
        dies(deed(What.LOOP), "SEGV", "exit status 1", "SIGSEGV");
    }

    private void dies(Deed deadly, String signal, String how, String lastWords) throws Exception {
        try (WorkerPool pool = pool(2)) {
            Deed innocent = deed(What.SLEEP);
            Future<String> bystander = pool.submit(innocent);
            long unharmed = begun(innocent);
            Future<String> victim = pool.submit(deadly);
            if (!signal.isEmpty()) {
                signal(signal, begun(deadly));
            }
            assertThat(failure(victim)).isInstanceOf(WorkerDiedException.class).hasMessageContaining(how)
                    .hasMessageContaining(lastWords).isInstanceOf(ScenarioFailedException.class).message().doesNotContain("\n");
            assertThat(lines(deadly)).as("it is not repeatable").hasSize(1);
            assertThat(bystander.isDone()).isFalse();
            assertThat(where(pool)).isNotEqualTo(lines(deadly).getFirst()).isNotEqualTo(String.valueOf(unharmed));
            bystander.cancel(true);
        }
    }

    @Repeatedly
    void killedWhileIdle() throws Exception {
        diesIdle("KILL");
    }

    @Repeatedly
    void segmentationFaultWhileIdle() throws Exception {
        diesIdle("SEGV");
    }

    private void diesIdle(String signal) throws Exception {
        try (WorkerPool pool = pool(1)) {
            long old = Long.parseLong(where(pool));
            signal(signal, old);
            awaitGone(old, LONG);
            await("replacement").atMost(LONG).pollInterval(Duration.ofMillis(2))
                    .until(() -> ProcessHandle.current().children().anyMatch(child -> child.pid() != old));
            assertThat(where(pool)).isNotEqualTo(String.valueOf(old));
        }
    }

    @Repeatedly
    void killedWhileItHadNotBegun() throws Exception {
        try (WorkerPool pool = pool(1)) {
            long old = Long.parseLong(where(pool));
            signal("STOP", old);
            await("stop").atMost(LONG).pollInterval(Duration.ofMillis(2)).until(() -> state(old) == 'T');
            Future<String> innocent = pool.submit(deed(What.PID));
            signal("KILL", old);
            assertThat(innocent.get()).as("run by the next worker, though it is not repeatable").isNotEqualTo(String.valueOf(old));
        }
    }

    @Repeatedly
    void repeatableTaskIsRunOnceMore() throws Exception {
        try (WorkerPool pool = pool(1)) {
            Deed deed = repeatable(What.HALT_ONCE);
            String pid = pool.submit(deed).get();
            assertThat(lines(deed)).hasSize(2).last().isEqualTo(pid);
        }
    }

    @Repeatedly
    void poisonIsGivenUpAfterItsRetry() throws Exception {
        try (WorkerPool pool = pool(1)) {
            for (int i = 0; i < 3; i++) {
                Deed poison = repeatable(What.HALT);
                assertThat(failure(pool.submit(poison))).isInstanceOf(WorkerDiedException.class)
                        .hasMessageContaining("exit status 7");
                assertThat(lines(poison)).hasSize(2);
            }
            assertThat(where(pool)).isNotEmpty();
            assertThat(pool.isBroken()).isFalse();
        }
    }

    @Repeatedly
    void infiniteLoopMeetsItsDeadline() throws Exception {
        try (WorkerPool pool = new WorkerPool(PoolSettings.of(1).deadline(Duration.ofMillis(500)))) {
            Deed endless = deed(What.LOOP);
            assertThat(failure(pool.submit(endless))).isInstanceOf(TaskTimedOutException.class).hasMessageContaining("deadline of")
                    .hasMessageContaining("LOOP");
            assertThat(isGone(begun(endless))).isTrue();
            assertThat(where(pool)).isNotEqualTo(lines(endless).getFirst());
        }
    }

    @Repeatedly
    void exceptionsAndExhaustedStacksCostNoWorker() throws Exception {
        try (WorkerPool pool = pool(1)) {
            String pid = where(pool);
            assertThat(failure(pool.submit(deed(What.FAIL)))).hasMessageContaining("IllegalStateException: boom")
                    .hasMessageContaining("Deeds.java");
            assertThat(failure(pool.submit(deed(What.STACK)))).hasMessageContaining("StackOverflowError");
            assertThat(pool.submit(deed(What.INTERRUPT_ITSELF)).get()).isEqualTo(pid);
            assertThat(where(pool)).isEqualTo(pid);
        }
    }

    @Repeatedly
    void workersAreRenewed() throws InterruptedException, ExecutionException {
        try (WorkerPool pool = new WorkerPool(PoolSettings.of(1).tasksPerWorker(2))) {
            String first = where(pool);
            assertThat(where(pool)).isEqualTo(first);
            assertThat(where(pool)).isNotEqualTo(first);
        }
    }
}
