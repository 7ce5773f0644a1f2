package brigade.common.pitfall;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A child that talks more than a pipe holds: what it says, whether it came to an end, and what that means. */
public final class Chatter {
    private static final int LINES = 20_000;
    private static final String LINE = "and another thing about the soup that you should know";
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration QUIET = Duration.ofMillis(500);

    private Chatter() {}

    /** Talks on standard output: about a mebibyte. */
    public static void talk() {
        for (int line = 0; line < LINES; line++) {
            System.out.println(LINE);
        }
    }

    /**
     * Waits for the end of a child that talks.
     *
     * @return whether it came: false if the child lives, and for half a second neither wrote nor had its pipe emptied
     */
    public static boolean ended(Process child) throws IOException, InterruptedException {
        int before = 0;
        long unchangedNanos = System.nanoTime();
        while (!child.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            int unread = child.getInputStream().available();
            if (unread == 0 || unread != before) {
                before = unread;
                unchangedNanos = System.nanoTime();
            } else if (System.nanoTime() - unchangedNanos > QUIET.toNanos()) {
                return false;
            }
        }
        return true;
    }

    /** Returns what it means whether the child came to an end. */
    public static Outcome of(boolean ended) {
        return ended ? Outcome.acceptable("said all and ended", "somebody read what it wrote, or nobody had to")
                : Outcome.forbidden("hangs", "its pipe is full, nobody reads, and it waits in the midst of a sentence");
    }
}
