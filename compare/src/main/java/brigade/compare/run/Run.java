package brigade.compare.run;

import brigade.common.cli.RunReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One model's run in a comparison, as {@code --json} writes it.
 *
 * @param model which model
 * @param client the HTTP client; empty where there is none
 * @param outcome "done", or what failed
 * @param wallMillis how long the scenario took, without the JVM's start; null if it did not get that far
 * @param overshootMillis how much longer than the critical path that is; null where nobody knows
 * @param peakThreads the figures, see {@link Figures}
 * @param processes the figures, see {@link Figures}
 * @param peakMemoryBytes the figures, see {@link Figures}
 * @param cpuMillis the figures, see {@link Figures}
 * @param events the journal
 */
public record Run(String model, String client, String outcome, @Nullable Double wallMillis, @Nullable Double overshootMillis,
        int peakThreads, int processes, long peakMemoryBytes, double cpuMillis, List<RunReport.Line> events) {
    private static final String DONE = "done";

    /** Copies the list. */
    public Run {
        events = List.copyOf(events);
    }

    /**
     * Returns what became of a run.
     *
     * @param criticalPathMillis the shortest time the scenario allows; null where nobody knows
     * @param complaints what else is wrong, each in a few words
     */
    public static Run of(String model, String client, @Nullable Double criticalPathMillis, Ending ending, List<String> complaints) {
        RunReport report = ending.report().orElse(null);
        Double wall = report == null ? null : report.wallMillis();
        Double overshoot = wall == null || criticalPathMillis == null ? null : Math.round((wall - criticalPathMillis) * 1e3) / 1e3;
        Figures figures = ending.figures();
        return new Run(model, client, outcome(ending, complaints), wall, overshoot,
                figures.peakThreads(), figures.processes(), figures.peakMemoryBytes(), figures.cpuMillis(),
                report == null ? List.of() : report.events());
    }

    /** Returns this, without the journal. */
    Run withoutEvents() {
        return new Run(model, client, outcome, wallMillis, overshootMillis, peakThreads, processes, peakMemoryBytes, cpuMillis,
                List.of());
    }

    private static String outcome(Ending ending, List<String> complaints) {
        List<String> wrong = new ArrayList<>();
        String reported = ending.report().map(RunReport::outcome).orElseGet(ending::obituary);
        if (!reported.equals(DONE)) {
            wrong.add(reported);
        } else if (ending.exitStatus() != 0) {
            wrong.add("done, but its JVM ended with exit status " + ending.exitStatus());
        }
        if (ending.leftRunning() > 0) {
            wrong.add("processes left running, and killed: " + ending.leftRunning());
        }
        wrong.addAll(complaints);
        return wrong.isEmpty() ? DONE : String.join("; ", wrong);
    }

    /** Returns whether the scenario did what was asked. */
    public boolean succeeded() {
        return outcome.equals(DONE);
    }
}
