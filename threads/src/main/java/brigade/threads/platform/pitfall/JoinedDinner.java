package brigade.threads.platform.pitfall;

import brigade.common.pitfall.Dinner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The chef asks the future: {@code get} throws what the cook threw, wrapped in an ExecutionException. Costs a place where
 * somebody waits, and handles it.
 *
 * <pre>
 * outcome                    runs     share  grade
 * not served                  934   100.0 %  ACCEPTABLE
 * </pre>
 */
final class JoinedDinner {

    void dine() throws InterruptedException, ExecutionException {
        FutureTask<Void> dessert = new FutureTask<>(Dinner::bake, null);
        Thread.ofPlatform().start(dessert).join();
        dessert.get();
    }
}
