package mine;

import brigade.common.model.ModelProvider;
import brigade.conformance.KitchenRules;

/** Holds the kitchen to its rules, K1 to K8. */
class KitchenTest implements KitchenRules {

    @Override
    public ModelProvider provider() {
        return new Edge.Provider();
    }
}
