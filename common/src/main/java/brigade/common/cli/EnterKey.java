package brigade.common.cli;

import brigade.common.background.Bell;
import java.io.IOException;
import java.io.InputStream;

/**
 * Somebody who may press Enter. A thread that reads standard input cannot be interrupted, so it is a daemon thread, which nobody waits
 * for and which keeps no JVM alive.
 */
final class EnterKey {

    private EnterKey() {}

    /** Rings the bell when a line comes in; the end of the input is not Enter. */
    static void ringing(Bell bell, InputStream in) {
        Thread.ofPlatform().daemon().name("enter-key").start(() -> {
            if (comes(in)) {
                bell.ring();
            }
        });
    }

    private static boolean comes(InputStream in) {
        try {
            int next = in.read();
            while (next >= 0 && next != '\n') {
                next = in.read();
            }
            return next == '\n';
        } catch (IOException _) {
            return false; // Nobody can press anything there, as at the end of the input.
        }
    }
}
