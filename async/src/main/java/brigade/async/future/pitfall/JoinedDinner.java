package brigade.async.future.pitfall;

import brigade.common.pitfall.Dinner;
import java.util.concurrent.CompletableFuture;

/**
 * The chef goes on when the dessert is ready: {@code thenApply} passes a failure on to whoever waits at the end. Costs somebody
 * at the end who looks.
 *
 * <pre>
 * outcome                    runs     share  grade
 * not served                  635   100.0 %  ACCEPTABLE
 * </pre>
 */
final class JoinedDinner {

    CompletableFuture<Void> dine() {
        CompletableFuture<Void> dessert = CompletableFuture.runAsync(Dinner::bake);
        return dessert.thenApply(_ -> null);
    }
}
