package brigade.common.cli;

import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import java.io.PrintStream;
import java.time.Duration;

/** How far the downloads are, as a plain line now and then: for a pipe or a file. */
final class ProgressLines implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PrintStream err;
    private final int all;
    private long saidNanos = System.nanoTime();
    private int inFlight;
    private int ended;

    ProgressLines(int all, PrintStream err) {
        this.all = all;
        this.err = err;
    }

    @Override
    public void on(Event event) {
        if (event.phase() == Phase.STARTED) {
            inFlight++;
        } else if (event.phase().ends()) {
            inFlight--;
            ended++;
        }
    }

    @Override
    public void draw() {
        if (inFlight > 0 && System.nanoTime() - saidNanos >= PAUSE.toNanos()) {
            err.println("brigade: " + inFlight + " in flight, " + ended + " of " + all + " ended");
            saidNanos = System.nanoTime();
        }
    }
}
