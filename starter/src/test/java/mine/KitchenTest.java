package mine;

import brigade.common.model.ModelProvider;
import brigade.conformance.ModelConformance;

/** Holds the kitchen to its rules, K1 to K8, and to those of every scenario, G1 to G10; what it does not offer is skipped. */
class KitchenTest extends ModelConformance {

    @Override
    public ModelProvider provider() {
        return new Edge.Provider();
    }
}
