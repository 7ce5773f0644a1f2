package brigade.threads.virtual.pitfall;

import brigade.common.pitfall.Dinner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The chef asks the future: {@code get} throws what the cook threw, wrapped in an ExecutionException. Costs a place where
 * somebody waits, and handles it.
 *
 * <pre>
 * outcome                    runs     share  grade
 * not served                1,696   100.0 %  ACCEPTABLE
 * </pre>
 */
final class JoinedDinner {

    void dine() throws InterruptedException, ExecutionException {
        try (ExecutorService cooks = Executors.newVirtualThreadPerTaskExecutor()) {
            cooks.submit(Dinner::bake).get();
        }
    }
}
