package brigade.processes.task;

import brigade.common.journal.Journal;
import java.util.Map;

/**
 * The smallest task: its bytes come back. For measurements, and to see whether a worker is well.
 *
 * @param bytes them
 */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
public record Echo(byte[] bytes) implements Task<byte[]> {

    @Override
    public Class<byte[]> resultType() {
        return byte[].class;
    }

    @Override
    public byte[] run(Journal journal) {
        return bytes;
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    /** Registers it. */
    public static final class Catalog implements TaskCatalog {

        @Override
        public Map<String, Class<? extends Task<?>>> types() {
            return Map.of("echo", Echo.class);
        }
    }
}
