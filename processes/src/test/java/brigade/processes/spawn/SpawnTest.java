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

    /** A file costs a JVM, a fifth of a second of a core: 20,000 would take an hour and more, and say nothing that these do not. */
    @Override
    public int soakFiles() {
        return Math.min(1_000, super.soakFiles());
    }
}
