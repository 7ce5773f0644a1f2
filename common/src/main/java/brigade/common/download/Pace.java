package brigade.common.download;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * How fast bytes may come, all downloads of a call together: a token bucket that says how long to wait and leaves the waiting to whoever
 * asks. It remembers one number, when the bytes so far will have been paid for; several JVMs can share it ({@link PaceFile}), because
 * {@link System#nanoTime} has one zero for all JVMs of a machine. Safe for use by several threads; no clock of its own.
 */
public final class Pace {
    private static final long BURST_NANOS = 50_000_000;
    private static final long NOT_BEGUN = 0;
    private static final VarHandle PAID = ValueLayout.JAVA_LONG.varHandle();

    private final long bytesPerSecond;
    private final MemorySegment paid;

    private Pace(long bytesPerSecond, MemorySegment paid) {
        this.bytesPerSecond = bytesPerSecond;
        this.paid = paid;
    }

    /** Creates the pace of that many bytes per second; {@link Limits#NONE} for any. */
    public Pace(long bytesPerSecond) {
        this(bytesPerSecond, Arena.ofAuto().allocate(ValueLayout.JAVA_LONG));
    }

    /**
     * Returns the pace that this JVM keeps together with all others that name this file.
     *
     * @throws IOException if the file cannot be mapped
     */
    static Pace shared(long bytesPerSecond, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Pace(bytesPerSecond, channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES, Arena.ofAuto()));
        }
    }

    /**
     * Takes in that so many bytes came, and returns how long to wait before the next are asked for; zero for not at all.
     *
     * @param nowNanos the time, as {@code System.nanoTime} has it
     */
    Duration after(long bytes, long nowNanos) {
        if (bytesPerSecond == Limits.NONE) {
            return Duration.ZERO;
        }
        while (true) {
            long before = (long) PAID.getVolatile(paid, 0L);
            long from = before == NOT_BEGUN ? nowNanos : before - nowNanos < -BURST_NANOS ? nowNanos - BURST_NANOS : before;
            long until = from + Math.round(1e9 * bytes / bytesPerSecond);
            if (PAID.compareAndSet(paid, 0L, before, until == NOT_BEGUN ? 1 : until)) {
                return Duration.ofNanos(Math.max(0, until - nowNanos));
            }
        }
    }
}
