package brigade.common.pitfall;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The pitfalls of one model: what the {@link java.util.ServiceLoader} finds. Cheap to create; what its trials need, it opens when the
 * first of them runs, and {@link #close} ends it.
 *
 * <p>Each {@link Pitfall} is either among the variants, with one broken class and one cure or more, or among the impossible.
 */
public interface PitfallProvider extends AutoCloseable {

    /** Returns paradigm and model, as in {@code threads/virtual}. */
    String model();

    /** Returns the classes: pitfall by pitfall, the broken one before its cures. */
    List<Variant> variants();

    /** Returns the pitfalls that cannot happen in this model, each with the reason in a line. */
    Map<Pitfall, String> impossible();

    /** Returns how long nothing may happen, while everybody waits for somebody, before that counts as a standstill. */
    default Duration quiet() {
        return Duration.ofMillis(300);
    }

    @Override
    default void close() {}
}
