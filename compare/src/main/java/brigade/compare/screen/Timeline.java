package brigade.compare.screen;

import brigade.common.cli.RunReport.Line;
import brigade.common.cli.RunReport.Where;
import brigade.common.journal.Phase;
import brigade.common.tickets.Cook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
     * @param rows the steps; those that were in flight together stand in different rows, and each actor's in rows of his own if
     *            that takes no more of them
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
     * @param gaveUp whether nobody cancelled it: its actor had no patience left
     */
    public record Bar(String group, String actor, String step, double fromMillis, double toMillis, Phase end, boolean elsewhere,
            boolean gaveUp) {}

    private record Worker(long pid, long threadId) {

        static Worker of(Line event) {
            return new Worker(event.worker().pid(), event.worker().threadId());
        }
    }

    private record Started(Where worker, List<Bar> bars) {}

    private record StepName(String group, String actor, String step) {

        static StepName of(Line event) {
            return new StepName(event.group(), event.actor(), event.step());
        }
    }

    /** Lays out a journal. */
    public static Timeline of(List<Line> events) {
        Map<Worker, Started> lanes = new LinkedHashMap<>();
        Map<StepName, Deque<Line>> ends = new HashMap<>();
        events.stream().filter(event -> Phase.valueOf(event.phase()).ends())
                .forEach(end -> ends.computeIfAbsent(StepName.of(end), _ -> new ArrayDeque<>()).add(end));
        Set<StepName> givenUp = events.stream().filter(event -> event.detail().equals(Cook.GAVE_UP)).map(StepName::of)
                .collect(Collectors.toSet());
        double last = events.isEmpty() ? 0 : events.getLast().atMillis();
        for (Line event : events) {
            if (Phase.valueOf(event.phase()) == Phase.STARTED) {
                Line end = ends.getOrDefault(StepName.of(event), new ArrayDeque<>()).poll();
                lanes.computeIfAbsent(Worker.of(event), _ -> new Started(event.worker(), new ArrayList<>())).bars()
                        .add(bar(event, end == null ? neverEnded(event, last) : end, givenUp.contains(StepName.of(event))));
            }
        }
        return new Timeline(lanes.values().stream().map(lane -> new Lane(lane.worker(), rows(lane.bars()))).toList());
    }

    private static Line neverEnded(Line start, double last) {
        return new Line(last, start.group(), start.actor(), start.step(), Phase.STARTED.name(), "", start.worker());
    }

    private static Bar bar(Line start, Line end, boolean gaveUp) {
        return new Bar(start.group(), start.actor(), start.step(), start.atMillis(), Math.max(start.atMillis(), end.atMillis()),
                Phase.valueOf(end.phase()), !Worker.of(start).equals(Worker.of(end)), gaveUp);
    }

    private static List<List<Bar>> rows(List<Bar> bars) {
        List<List<Bar>> fewest = fewestRows(bars);
        Map<List<String>, List<Bar>> byActor = bars.stream().collect(
                Collectors.groupingBy(bar -> List.of(bar.group(), bar.actor()), LinkedHashMap::new, Collectors.toList()));
        List<List<Bar>> rowsOfActors = byActor.values().stream().flatMap(own -> fewestRows(own).stream()).toList();
        return rowsOfActors.size() <= fewest.size() ? rowsOfActors : fewest;
    }

    /** Puts each bar into the first row whose last one has ended: bars come in the order of their starts. */
    private static List<List<Bar>> fewestRows(List<Bar> bars) {
        List<List<Bar>> rows = new ArrayList<>();
        for (Bar bar : bars) {
            rows.stream().filter(row -> row.getLast().toMillis() <= bar.fromMillis()).findFirst().orElseGet(() -> {
                List<Bar> row = new ArrayList<>();
                rows.add(row);
                return row;
            }).add(bar);
        }
        return rows;
    }

    /** Returns when the last step ended. */
    public double lastMillis() {
        return lanes.stream().flatMap(lane -> lane.rows().stream()).mapToDouble(row -> row.getLast().toMillis()).max().orElse(0);
    }
}
