package brigade.threads.platform.pitfall;

import brigade.common.pitfall.Dinner;

/**
 * The chef waits for the thread that bakes, and a thread that died of an exception has ended like any other: {@code join} does
 * not tell. A stack trace on standard error is all there is.
 *
 * <pre>
 * outcome                    runs     share  grade
 * served                      730   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenDinner {

    void dine() throws InterruptedException {
        Thread dessert = Thread.ofPlatform().start(Dinner::bake);
        dessert.join();
    }
}
