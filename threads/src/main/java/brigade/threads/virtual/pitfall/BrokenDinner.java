package brigade.threads.virtual.pitfall;

import brigade.common.pitfall.Dinner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The chef waits until all tasks have ended, and asks no future how: a failure that {@code submit} has put into one stays there,
 * and not even a stack trace is printed.
 *
 * <pre>
 * outcome                    runs     share  grade
 * served                      723   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenDinner {

    @SuppressWarnings("FutureReturnValueIgnored") // That is the mistake.
    void dine() {
        try (ExecutorService cooks = Executors.newVirtualThreadPerTaskExecutor()) {
            cooks.submit(Dinner::bake);
        }
    }
}
