package brigade.async.future;

import brigade.common.model.ModelProvider;
import brigade.conformance.ModelConformance;
import org.jspecify.annotations.NullMarked;

/** Holds {@code async/future} to all rules. */
@NullMarked
class FutureTest extends ModelConformance {

    @Override
    public ModelProvider provider() {
        return new Edge.Provider();
    }
}
