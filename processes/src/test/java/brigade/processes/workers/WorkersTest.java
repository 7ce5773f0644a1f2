package brigade.processes.workers;

import brigade.common.model.ModelProvider;
import brigade.conformance.ModelConformance;
import org.jspecify.annotations.NullMarked;

/** Holds {@code processes/workers} to all rules. */
@NullMarked
class WorkersTest extends ModelConformance {

    @Override
    public ModelProvider provider() {
        return new Edge.Provider();
    }
}
