package brigade.threads.structured.pitfall;

import brigade.common.pitfall.Dinner;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Joiner;

/**
 * The chef waits with a joiner that takes any end for an end, and asks no subtask how: a failure stays in its subtask, and not even a
 * stack trace is printed.
 *
 * <pre>
 * outcome                    runs     share  grade
 * served                       896    100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenDinner {

    void dine() throws InterruptedException {
        try (var cooks = StructuredTaskScope.open(Joiner.awaitAll())) {
            cooks.fork(Dinner::bake);
            cooks.join();
        }
    }
}
