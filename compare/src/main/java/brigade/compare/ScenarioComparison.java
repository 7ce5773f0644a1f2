package brigade.compare;

import brigade.compare.run.Audience;
import java.util.concurrent.Callable;

/** A command that compares a scenario, and can be run by another one. */
interface ScenarioComparison extends Callable<Integer> {

    /** Has somebody take the comparison, which is then not printed. */
    void handOver(Audience to);
}
