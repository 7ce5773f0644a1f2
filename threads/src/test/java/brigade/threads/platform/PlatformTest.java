package brigade.threads.platform;

import brigade.common.model.ModelProvider;
import brigade.conformance.ModelConformance;
import org.jspecify.annotations.NullMarked;

/** Holds {@code threads/platform} to all rules. */
@NullMarked
class PlatformTest extends ModelConformance {

    @Override
    public ModelProvider provider() {
        return new Edge.Provider();
    }
}
