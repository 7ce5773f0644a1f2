package brigade.conformance;

import brigade.common.model.Capabilities;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import java.util.function.Supplier;

/**
 * A model under glass.
 *
 * @param name its name
 * @param capabilities what it declares
 * @param opening what opens it
 */
record Specimen(String name, Capabilities capabilities, Supplier<Model> opening) implements ModelProvider {

    @Override
    public String summary() {
        return "for the kit's own tests";
    }

    @Override
    public String httpClient() {
        return "java.net.http";
    }

    @Override
    public Model open() {
        return opening.get();
    }
}
