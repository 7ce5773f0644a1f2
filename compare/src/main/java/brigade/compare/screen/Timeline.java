package brigade.compare.screen;

import brigade.common.cli.RunReport.Line;
import brigade.common.cli.RunReport.Where;
import brigade.common.journal.Phase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who did what when: a journal's steps, laid out in lanes. Pure: it knows times, not columns.
 *
 * @param lanes a lane per worker, in the order in which they first started something
 */
public record Timeline(List<Lane> lanes) {

    /** Copies the list. */
    public Timeline {
        lanes = List.copyOf(lanes);
    }

    /**
     * The steps that one worker started.
     *
     * @param worker the worker
     * @param rows the steps; those that were in flight together stand in different rows
     */
    public record Lane(Where worker, List<List<Bar>> rows) {}

    /**
     * A step.
     *
     * @param group which of several equal groups it belongs to; empty when there is only one
     * @param actor who did it
     * @param step what it was
     * @param fromMillis when it started
     * @param toMillis when it ended
     * @param end how it ended; {@link Phase#STARTED} if it never did
     * @param elsewhere whether another worker ended it
     */
    public record Bar(String group, String actor, String step, double fromMillis, double toMillis, Phase end, boolean elsewhere) {}

    private record Worker(long pid, long threadId) {

        static Worker of(Line event) {
            return new Worker(event.worker().pid(), event.worker().threadId());
        }
    }

    private record StepName(String group, String actor, String step) {

        static StepName of(Line event) {
            return new StepName(event.group(), event.actor(), event.step());
        }
    }

    /** Lays out a journal. */
    public static Timeline of(List<Line> events) {
        Map<Worker, Lane> lanes = new LinkedHashMap<>();
        Map<StepName, Deque<Line>> ends = new HashMap<>();
        events.stream().filter(event -> Phase.valueOf(event.phase()).ends())
                .forEach(end -> ends.computeIfAbsent(StepName.of(end), _ -> new ArrayDeque<>()).add(end));
        double last = events.isEmpty() ? 0 : events.getLast().atMillis();
        for (Line event : events) {
            if (Phase.valueOf(event.phase()) == Phase.STARTED) {
                Line end = ends.getOrDefault(StepName.of(event), new ArrayDeque<>()).poll();
                place(bar(event, end == null ? neverEnded(event, last) : end),
                        lanes.computeIfAbsent(Worker.of(event), _ -> new Lane(event.worker(), new ArrayList<>())).rows());
            }
        }
        return new Timeline(List.copyOf(lanes.values()));
    }

    private static Line neverEnded(Line start, double last) {
        return new Line(last, start.group(), start.actor(), start.step(), Phase.STARTED.name(), "", start.worker());
    }

    private static Bar bar(Line start, Line end) {
        return new Bar(start.group(), start.actor(), start.step(), start.atMillis(), Math.max(start.atMillis(), end.atMillis()),
                Phase.valueOf(end.phase()), !Worker.of(start).equals(Worker.of(end)));
    }

    /** Puts the bar into the first row whose last one has ended: bars come in the order of their starts. */
    private static void place(Bar bar, List<List<Bar>> rows) {
        for (List<Bar> row : rows) {
            if (row.getLast().toMillis() <= bar.fromMillis()) {
                row.add(bar);
                return;
            }
        }
        rows.add(new ArrayList<>(List.of(bar)));
    }

    /** Returns when the last step ended. */
    public double lastMillis() {
        return lanes.stream().flatMap(lane -> lane.rows().stream()).mapToDouble(row -> row.getLast().toMillis()).max().orElse(0);
    }
}
