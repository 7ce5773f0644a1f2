package brigade.common.cli;

import brigade.common.model.ModelProvider;
import java.util.List;
import java.util.stream.Stream;

/**
 * The models that a main offers.
 *
 * @param models them, in the order in which they are shown
 * @param defaultModel the name of the one that is taken when nobody names one
 * @param guests models in other languages, which run only when somebody names them
 */
public record Catalogue(List<ModelProvider> models, String defaultModel, List<ModelProvider> guests) {

    /** Returns a catalogue without guests. */
    public Catalogue(List<ModelProvider> models, String defaultModel) {
        this(models, defaultModel, List.of());
    }

    /** Returns the models, and then the guests. */
    public List<ModelProvider> all() {
        return Stream.concat(models.stream(), guests.stream()).toList();
    }

    /** Returns their names. */
    public List<String> names() {
        return all().stream().map(ModelProvider::name).toList();
    }

    /** Returns their names without their paradigms. */
    public List<String> shortNames() {
        return all().stream().map(model -> model.name().substring(model.name().indexOf('/') + 1)).toList();
    }

    /**
     * Returns the model of that name, with or without its paradigm: {@code threads/virtual} or {@code virtual}.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public ModelProvider named(String name) {
        return all().stream().filter(model -> model.name().equals(name) || model.name().endsWith("/" + name)).findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no model '" + name + "'; there are " + String.join(", ", names())));
    }
}
