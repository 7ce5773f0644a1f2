package brigade.processes.fault;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.journal.Journal;
import brigade.processes.fault.Deeds.What;
import brigade.processes.pool.PoolSettings;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Echo;
import brigade.processes.worker.WorkerJvm;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;

/** Much: many tasks, many bytes, many pools. */
final class LoadTest extends FaultBase {
    private static final int TASKS = 10_000;

    @Repeatedly
    void tenThousandTasksOnFourWorkers() throws Exception {
        try (WorkerPool pool = pool(4)) {
            List<Future<byte[]>> all = new ArrayList<>();
            for (int i = 0; i < TASKS; i++) {
                all.add(pool.submit(new Echo(bytes(i))));
            }
            for (int i = 0; i < TASKS; i++) {
                assertThat(all.get(i).get()).isEqualTo(bytes(i));
            }
            assertThat(ProcessHandle.current().children().count()).isEqualTo(4);
        }
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    /** What a monitor does for days, in a small worker: neither JVM keeps what has ended. */
    @Repeatedly
    void manyEventsOfASmallWorker() throws Exception {
        AtomicInteger events = new AtomicInteger();
        try (WorkerPool pool = new WorkerPool(PoolSettings.of(1).jvm(WorkerJvm.standard().heapMebibytes(16)))) {
            Journal relay = Journal.openRemote(0, _ -> events.incrementAndGet());
            assertThat(pool.submit(deed(What.REPORT), relay).get()).isNotEmpty();
        }
        assertThat(events).hasValue(200_000);
    }

    /** As many pools as {@code -Dbrigade.pools} says: the profile {@code soak} says 1,000, which takes minutes. */
    @Repeatedly
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void manyPools() throws Exception {
        int pools = Integer.getInteger("brigade.pools", 10);
        for (int i = 0; i < pools; i++) {
            try (WorkerPool pool = pool(1)) {
                assertThat(pool.submit(new Echo(bytes(i))).get()).isEqualTo(bytes(i));
            }
            nothingIsLeft();
        }
    }

    @Repeatedly
    void poolThatNeverHadATask() {
        pool(4).close();
        assertThat(deed(What.PID).sign()).doesNotExist();
    }
}
