package brigade.common.pitfall;

import java.time.Duration;

/** An apprentice whose cook is gone: how long it works, whether it ended, and what that means. */
public final class Apprentice {
    private static final Duration WORKS = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(5);

    private Apprentice() {}

    /** Says on standard output who works here: its pid, in a line. */
    public static void announce() {
        System.out.println(ProcessHandle.current().pid());
    }

    /** Works for half a minute: as good as for ever, and yet nothing that nobody can end stays behind if all goes wrong. */
    public static void work() {
        try {
            Thread.sleep(WORKS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end of an apprentice that should end; returns whether it did. One that whoever adopted it has not reaped has. */
    public static boolean ended(ProcessHandle apprentice) throws InterruptedException {
        long deadline = System.nanoTime() + GRACE.toNanos();
        while (isAtWork(apprentice)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(LOOK);
        }
        return true;
    }

    private static boolean isAtWork(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** Returns what it means whether the apprentice ended with its cook. */
    public static Outcome of(boolean ended) {
        return ended ? Outcome.acceptable("went home, too", "it noticed that its parent was gone")
                : Outcome.forbidden("works on", "its parent is gone, and nobody is left who would end it")
                        .detail(GRACE.toSeconds() + " s after its parent was killed");
    }
}
