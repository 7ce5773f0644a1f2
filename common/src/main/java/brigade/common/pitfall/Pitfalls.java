package brigade.common.pitfall;

import brigade.common.model.ModelProvider;
import brigade.common.model.Models;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the models' pitfalls on the class path. */
public final class Pitfalls {

    private Pitfalls() {}

    /** Returns the pitfalls of every model on the class path that has some, in the order of the models. */
    public static List<PitfallProvider> onClassPath() {
        List<String> order = Models.onClassPath().stream().map(ModelProvider::name).toList();
        return ServiceLoader.load(PitfallProvider.class).stream().map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt((PitfallProvider provider) -> order.indexOf(provider.model()))).toList();
    }

    /** Returns the classes of that pitfall in that model: the broken one, then its cures; empty if it cannot happen there. */
    public static List<Variant> of(PitfallProvider provider, Pitfall pitfall) {
        return provider.variants().stream().filter(variant -> variant.pitfall() == pitfall).toList();
    }
}
