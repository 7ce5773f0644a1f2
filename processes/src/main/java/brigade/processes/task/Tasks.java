package brigade.processes.task;

import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The registered tasks, by name and by type. Safe for use by several threads. */
public final class Tasks {
    private static final Map<String, Class<? extends Task<?>>> TYPES = new HashMap<>();
    private static final Map<Class<?>, String> NAMES = new HashMap<>();

    static {
        for (TaskCatalog catalog : ServiceLoader.load(TaskCatalog.class, Tasks.class.getClassLoader())) {
            for (Map.Entry<String, Class<? extends Task<?>>> entry : catalog.types().entrySet()) {
                Class<?> other = TYPES.put(entry.getKey(), entry.getValue());
                if (other != null && other != entry.getValue()) {
                    throw new IllegalStateException(
                            "two tasks named '" + entry.getKey() + "': " + other + " and " + entry.getValue());
                }
                NAMES.put(entry.getValue(), entry.getKey());
            }
        }
    }

    private Tasks() {}

    /** Returns the type of the tasks of that name; null if no catalog registers it. */
    public static @Nullable Class<? extends Task<?>> type(String name) {
        return TYPES.get(name);
    }

    /** Returns the name of the task's type; null if no catalog registers it. */
    public static @Nullable String name(Task<?> task) {
        return NAMES.get(task.getClass());
    }
}
