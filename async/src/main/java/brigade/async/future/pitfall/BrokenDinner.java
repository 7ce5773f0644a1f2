package brigade.async.future.pitfall;

import brigade.common.pitfall.Dinner;
import java.util.concurrent.CompletableFuture;

/**
 * The chef goes on when the dessert is over, however it ended: {@code handle} with nobody who looks at the failure makes success
 * of it.
 *
 * <pre>
 * outcome                    runs     share  grade
 * served                    1,015   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenDinner {

    CompletableFuture<Void> dine() {
        CompletableFuture<Void> dessert = CompletableFuture.runAsync(Dinner::bake);
        return dessert.handle((_, _) -> null);
    }
}
