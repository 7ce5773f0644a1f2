package brigade.processes.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * The registered tasks, by name and by type. Safe for use by several threads.
 *
 * <p>A worker is told by its parent which catalogs there are, in the system property {@value #CATALOGS}, and need not search the class
 * path for them; nobody else is told.
 */
public final class Tasks {
    /** The system property that names the catalogs' classes, separated by commas. */
    public static final String CATALOGS = "brigade.catalogs";

    private static final List<String> FOUND = new ArrayList<>();
    private static final Map<String, Class<? extends Task<?>>> TYPES = new HashMap<>();
    private static final Map<Class<?>, String> NAMES = new HashMap<>();

    static {
        String found = System.getProperty(CATALOGS);
        if (found == null) {
            ServiceLoader.load(TaskCatalog.class, Tasks.class.getClassLoader()).forEach(Tasks::register);
        } else if (!found.isEmpty()) {
            for (String catalog : found.split(",", -1)) {
                register(catalog);
            }
        }
    }

    private Tasks() {}

    private static void register(String catalog) {
        try {
            register(Class.forName(catalog).asSubclass(TaskCatalog.class).getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the parent has a TaskCatalog that cannot be made here: " + catalog, e);
        }
    }

    private static void register(TaskCatalog catalog) {
        FOUND.add(catalog.getClass().getName());
        for (Map.Entry<String, Class<? extends Task<?>>> entry : catalog.types().entrySet()) {
            Class<?> other = TYPES.put(entry.getKey(), entry.getValue());
            if (other != null && other != entry.getValue()) {
                throw new IllegalStateException("two tasks named '" + entry.getKey() + "': " + other + " and " + entry.getValue());
            }
            NAMES.put(entry.getValue(), entry.getKey());
        }
    }

    /** Returns the registered catalogs as a worker is told of them. */
    public static String catalogs() {
        return String.join(",", FOUND);
    }

    /** Returns the type of the tasks of that name; null if no catalog registers it. */
    public static @Nullable Class<? extends Task<?>> type(String name) {
        return TYPES.get(name);
    }

    /** Returns the name of the task's type; null if no catalog registers it. */
    public static @Nullable String name(Task<?> task) {
        return NAMES.get(task.getClass());
    }
}
