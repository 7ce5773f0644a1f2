package brigade.async.rx;

import brigade.common.model.ModelProvider;
import brigade.conformance.ModelConformance;
import org.jspecify.annotations.NullMarked;

/** Holds {@code async/rx} to all rules. */
@NullMarked
class RxTest extends ModelConformance {

    @Override
    public ModelProvider provider() {
        return new Edge.Provider();
    }
}
