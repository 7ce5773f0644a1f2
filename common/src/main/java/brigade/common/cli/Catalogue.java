package brigade.common.cli;

import brigade.common.model.ModelProvider;
import java.util.List;

/**
 * The models that a main offers.
 *
 * @param models them, in the order in which they are shown
 * @param defaultModel the name of the one that is taken when nobody names one
 */
public record Catalogue(List<ModelProvider> models, String defaultModel) {

    /** Returns their names. */
    public List<String> names() {
        return models.stream().map(ModelProvider::name).toList();
    }

    /** Returns their names without their paradigms. */
    public List<String> shortNames() {
        return models.stream().map(model -> model.name().substring(model.name().indexOf('/') + 1)).toList();
    }

    /**
     * Returns the model of that name, with or without its paradigm: {@code threads/virtual} or {@code virtual}.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public ModelProvider named(String name) {
        return models.stream().filter(model -> model.name().equals(name) || model.name().endsWith("/" + name)).findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no model '" + name + "'; there are " + String.join(", ", names())));
    }
}
