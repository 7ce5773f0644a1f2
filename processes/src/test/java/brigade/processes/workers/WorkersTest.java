package brigade.processes.workers;

import brigade.common.model.ModelProvider;
import brigade.conformance.ModelConformance;
import brigade.processes.TestJars;
import org.jspecify.annotations.NullMarked;

/** Holds {@code processes/workers} to all rules. */
@NullMarked
class WorkersTest extends ModelConformance {

    @Override
    public ModelProvider provider() {
        TestJars.use();
        return new Edge.Provider();
    }
}
