package brigade.benchmarks.workers;

import brigade.common.journal.Journal;
import brigade.processes.task.Task;
import brigade.processes.task.TaskCatalog;
import java.util.Map;

/**
 * A task that only computes.
 *
 * @param rounds how much
 */
public record Burn(long rounds) implements Task<Long> {

    @Override
    public Class<Long> resultType() {
        return Long.class;
    }

    @Override
    public Long run(Journal journal) {
        long x = 88172645463325252L;
        for (long i = 0; i < rounds; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        return x;
    }

    /** Registers it. */
    public static final class Catalog implements TaskCatalog {

        @Override
        public Map<String, Class<? extends Task<?>>> types() {
            return Map.of("benchmarks/burn", Burn.class);
        }
    }
}
