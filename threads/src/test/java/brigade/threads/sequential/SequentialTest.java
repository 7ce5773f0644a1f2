package brigade.threads.sequential;

import brigade.common.model.ModelProvider;
import brigade.conformance.ModelConformance;
import org.jspecify.annotations.NullMarked;

/** Holds {@code threads/sequential} to all rules. */
@NullMarked
class SequentialTest extends ModelConformance {

    @Override
    public ModelProvider provider() {
        return new Edge.Provider();
    }
}
