package brigade.threads.structured.pitfall;

import brigade.common.pitfall.Dinner;
import java.util.concurrent.StructuredTaskScope;

/**
 * The chef takes the joiner that a scope has unless it is given another: {@code join} throws what the cook threw, wrapped in a
 * FailedException, and a scope that is left without a join throws, too. Costs nothing.
 *
 * <pre>
 * outcome                    runs     share  grade
 * not served                 1,450    100.0 %  ACCEPTABLE
 * </pre>
 */
final class JoinedDinner {

    void dine() throws InterruptedException {
        try (var cooks = StructuredTaskScope.open()) {
            cooks.fork(Dinner::bake);
            cooks.join();
        }
    }
}
