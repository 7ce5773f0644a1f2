package brigade.processes.task;

import java.util.Map;

/**
 * Registers task types by name; found by the {@link java.util.ServiceLoader} in the parent, which tells its workers, whose class path
 * is the same. A name that no catalog registers cannot be run.
 */
public interface TaskCatalog {

    /** Returns the tasks' types by the names that stand for them on the wire. */
    Map<String, Class<? extends Task<?>>> types();
}
