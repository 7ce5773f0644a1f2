package brigade.conformance.command;

import brigade.common.rule.Rule;
import java.util.List;
import java.util.Optional;

/** The broken models that prove that each rule's test can fail. They are published with the kit's own tests, and found by {@link java.util.ServiceLoader}. */
public interface BrokenModels {

    /** Returns those that break the rule, at least one. */
    List<BrokenModel> breaking(Rule rule);

    /**
     * Runs the rule's test on the model, once.
     *
     * @return what the kit says against the model; empty if it has noticed nothing
     */
    Optional<String> hold(BrokenModel model);
}
