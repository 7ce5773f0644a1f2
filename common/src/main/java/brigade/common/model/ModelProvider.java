package brigade.common.model;

/** A model before it is opened: what the {@link java.util.ServiceLoader} finds. Cheap to create; starts nothing. */
public interface ModelProvider {

    /** Returns paradigm and model, as in {@code threads/virtual}. */
    String name();

    /** Returns in a line how the model runs its tasks. */
    String summary();

    /** Returns the HTTP client that the model downloads with, and its version. */
    String httpClient();

    /** Returns what the model declares of itself. */
    Capabilities capabilities();

    /** Opens the model with what belongs to it: pools, event loops, worker processes. */
    Model open();
}
