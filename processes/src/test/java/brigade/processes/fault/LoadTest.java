package brigade.processes.fault;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.journal.Journal;
import brigade.processes.fault.Deeds.What;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Echo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** Much: many tasks, many bytes, many pools. */
final class LoadTest extends FaultBase {
    private static final int TASKS = 10_000;
    private static final long STREAM_BYTES = 300_000_000;
    private static final long FLAT_BYTES = 64 << 20;

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

    @Repeatedly
    void threeHundredMegabytesInPieces() throws Exception {
        Checked bytes = new Checked();
        try (WorkerPool pool = pool(1)) {
            long before = used();
            assertThat(pool.submit(new Deeds.Bytes(STREAM_BYTES), Journal.open(), bytes).get()).isEqualTo(STREAM_BYTES);
            assertThat(bytes.count).isEqualTo(STREAM_BYTES);
            assertThat(used() - before).as("this JVM's heap; the worker's has 64 MiB in all").isLessThan(FLAT_BYTES);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Repeatedly
    void takerThatTakesNoMore() throws Exception {
        try (WorkerPool pool = pool(1)) {
            OutputStream full = new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    throw new IOException("the disk is full");
                }
            };
            assertThat(failure(pool.submit(new Deeds.Bytes(STREAM_BYTES), Journal.open(), full)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("the disk is full");
            assertThat(where(pool)).isNotEmpty();
        }
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

    private static final class Checked extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            assertThat((byte) b).isEqualTo((byte) count++);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            for (int i = 0; i < length; i++) {
                if (bytes[offset + i] != (byte) count++) {
                    throw new AssertionError("a wrong byte at " + (count - 1));
                }
            }
        }
    }
}
