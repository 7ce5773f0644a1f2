package brigade.common.model;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the models on the class path. */
public final class Models {
    private static final List<String> ORDER = List.of("threads/sequential", "threads/platform", "threads/pool", "threads/virtual",
            "threads/structured", "async/future", "async/vertx", "async/rx", "processes/spawn", "processes/workers");

    private Models() {}

    /** Returns the models on the class path: the baseline first, then by paradigm; those that are not ours last, by name. */
    public static List<ModelProvider> onClassPath() {
        return ServiceLoader.load(ModelProvider.class).stream().map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(Models::place).thenComparing(ModelProvider::name)).toList();
    }

    private static int place(ModelProvider provider) {
        int index = ORDER.indexOf(provider.name());
        return index < 0 ? ORDER.size() : index;
    }
}
