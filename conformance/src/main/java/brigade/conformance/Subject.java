package brigade.conformance;

import brigade.common.model.ModelProvider;
import java.time.Duration;

/** Whom the rules hold. */
public interface Subject {

    /** Returns the model; called anew for each test. */
    ModelProvider provider();

    /** Returns how long a call may take before the kit gives it up as hung; longer than any honest call. */
    default Duration patience() {
        return Duration.ofSeconds(40);
    }
}
