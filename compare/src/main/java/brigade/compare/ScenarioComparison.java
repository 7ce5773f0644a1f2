package brigade.compare;

import brigade.compare.run.Comparison;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A command that compares a scenario, and can be run by another one. */
interface ScenarioComparison extends Callable<Integer> {

    /** Has somebody take the comparison, which is then not printed. */
    void handOver(Consumer<Comparison> to);
}
