package brigade.processes.spawn;

import brigade.common.model.ModelProvider;
import brigade.conformance.ModelConformance;
import brigade.processes.TestJars;
import org.jspecify.annotations.NullMarked;

/** Holds {@code processes/spawn} to all rules. */
@NullMarked
class SpawnTest extends ModelConformance {

    @Override
    public ModelProvider provider() {
        TestJars.use();
        return new Edge.Provider();
    }
}
