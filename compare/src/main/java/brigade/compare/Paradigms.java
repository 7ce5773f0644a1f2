package brigade.compare;

import brigade.common.model.ModelProvider;
import java.util.List;
import java.util.Map;

/** The paradigms that the models on the class path belong to. */
final class Paradigms {
    private static final Map<String, String> DEFAULT_MODELS = Map.of("threads", "platform", "async", "vertx", "processes", "spawn");

    private Paradigms() {}

    /** Returns the paradigms of these models, each once, in their order. */
    static List<String> of(List<ModelProvider> models) {
        return models.stream().map(model -> of(model.name())).filter(name -> !name.isEmpty()).distinct().toList();
    }

    /** Returns the paradigm of the model of that name. */
    static String of(String model) {
        return model.substring(0, Math.max(0, model.indexOf('/')));
    }

    /** Returns the model that the paradigm takes when nobody names one. */
    static String defaultModel(String paradigm, List<ModelProvider> models) {
        return DEFAULT_MODELS.getOrDefault(paradigm, models.stream().map(ModelProvider::name)
                .filter(name -> of(name).equals(paradigm)).findFirst().orElse(""));
    }
}
