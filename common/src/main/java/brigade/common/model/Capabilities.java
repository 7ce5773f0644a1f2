package brigade.common.model;

import brigade.common.rule.Rule;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a model declares of itself, so that the conformance kit knows what to hold it to.
 *
 * @param workers where the kitchen's steps run
 * @param overlap how many steps can be in flight at once; 1 for a model that does one after another
 * @param allowance how far a run may exceed its critical path, on a busy machine
 * @param ownThreads the beginnings of the names of threads that belong to the model, not to a call, and live until its close
 * @param ownProcesses whether child processes belong to the model, not to a call, and live until its close
 * @param declined the rules the model does not offer, each with the reason that the skipped test shows
 * @param notOffered the scenarios the model does not offer, each with the reason that users and skipped tests are told
 */
public record Capabilities(WorkerPromise workers, int overlap, Duration allowance, Set<String> ownThreads, boolean ownProcesses,
        Map<Rule, String> declined, Map<Scenario, String> notOffered) {

    /** Copies the collections. */
    public Capabilities {
        ownThreads = Set.copyOf(ownThreads);
        declined = Map.copyOf(declined);
        notOffered = Map.copyOf(notOffered);
    }

    /** Returns the capabilities of a model that does all at once, owns nothing and declines nothing. */
    public static Capabilities of(WorkerPromise workers) {
        return new Capabilities(workers, Integer.MAX_VALUE, Duration.ofMillis(500), Set.of(), false, Map.of(),
                Map.of());
    }

    /** Returns these, with at most so many steps in flight at once. */
    public Capabilities overlap(int overlap) {
        return new Capabilities(workers, overlap, allowance, ownThreads, ownProcesses, declined, notOffered);
    }

    /** Returns these, with that allowance over the critical path. */
    public Capabilities allowance(Duration allowance) {
        return new Capabilities(workers, overlap, allowance, ownThreads, ownProcesses, declined, notOffered);
    }

    /** Returns these, owning also the threads whose names begin so. */
    public Capabilities ownThreads(String... prefixes) {
        Set<String> all = new HashSet<>(ownThreads);
        all.addAll(Set.of(prefixes));
        return new Capabilities(workers, overlap, allowance, all, ownProcesses, declined, notOffered);
    }

    /** Returns these, owning child processes. */
    public Capabilities owningProcesses() {
        return new Capabilities(workers, overlap, allowance, ownThreads, true, declined, notOffered);
    }

    /** Returns these, without that rule, for that reason. */
    public Capabilities without(Rule rule, String reason) {
        Map<Rule, String> all = new EnumMap<>(Rule.class);
        all.putAll(declined);
        all.put(rule, reason);
        return new Capabilities(workers, overlap, allowance, ownThreads, ownProcesses, all, notOffered);
    }

    /** Returns these, without that scenario and its rules, for that reason. */
    public Capabilities without(Scenario scenario, String reason) {
        Map<Scenario, String> all = new EnumMap<>(Scenario.class);
        all.putAll(notOffered);
        all.put(scenario, reason);
        return new Capabilities(workers, overlap, allowance, ownThreads, ownProcesses, declined, all);
    }

    /** Returns these, without every scenario but those, of which there may be none, for that reason. */
    public Capabilities offeringOnly(String reason, Scenario... scenarios) {
        Capabilities rest = this;
        for (Scenario scenario : Scenario.values()) {
            rest = List.of(scenarios).contains(scenario) ? rest : rest.without(scenario, reason);
        }
        return rest;
    }

    /** Returns why the model does not offer the scenario; empty if it does. */
    public Optional<String> whyNot(Scenario scenario) {
        return Optional.ofNullable(notOffered.get(scenario));
    }
}
