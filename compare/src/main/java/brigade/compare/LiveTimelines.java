package brigade.compare;

import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import brigade.compare.screen.Screen;
import brigade.compare.screen.Timelines;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prints each timeline when its run has ended. How long the runs will take is a guess, from the scenario or from the first run; one that
 * takes longer gets a time scale of its own. For one printing.
 */
final class LiveTimelines {
    private static final double MARGIN = 1.25;
    private static final double LITTLE = 1.03;

    private final Comparison comparison;
    private final Map<String, String> summaries;
    private final Screen screen;
    private final PrintWriter out;
    private boolean opened;
    private Timelines timelines;

    LiveTimelines(Comparison comparison, Map<String, String> summaries, Screen screen, PrintWriter out) {
        this.comparison = comparison;
        this.summaries = summaries;
        this.screen = screen;
        this.out = out;
        this.timelines = new Timelines(comparison, 0, summaries, screen);
    }

    /** Prints a run's timeline. */
    void show(Run run) {
        double wall = Math.max(run.wallMillis() == null ? 0 : run.wallMillis(),
                run.events().isEmpty() ? 0 : run.events().getLast().atMillis());
        if (!opened) {
            double known = Stream.of(comparison.criticalPathMillis(), comparison.sequentialMillis())
                    .filter(millis -> millis != null)
                    .mapToDouble(Double::doubleValue).max().orElse(0);
            timelines = new Timelines(comparison, Math.max(known * LITTLE, known > 0 ? wall : wall * MARGIN), summaries, screen);
            out.println();
            timelines.opening().forEach(out::println);
            opened = true;
        } else if (!timelines.fits(run)) {
            timelines.closing().forEach(out::println);
            timelines = new Timelines(comparison, wall * MARGIN, summaries, screen);
            out.println();
            timelines.scale().forEach(out::println);
        }
        timelines.of(run).forEach(out::println);
        out.flush();
    }

    /** Prints what stands below the last timeline. */
    void end() {
        if (opened) {
            timelines.closing().forEach(out::println);
        }
    }
}
