package brigade.compare.page;

import brigade.common.cli.RunReport.Line;
import brigade.common.cli.RunReport.Where;
import brigade.common.journal.Phase;
import brigade.compare.run.Run;
import brigade.compare.screen.Timeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes a run's lanes, in the names and colours that all runs on the page share. Immutable. */
final class Lanes {
    private static final int MOST_ROWS = 24;
    private static final int HUES = 8;

    private final boolean alike;
    private final List<String> actors;

    /** Prepares for runs that are shown together. */
    Lanes(List<Run> runs) {
        List<Line> events = runs.stream().flatMap(run -> run.events().stream()).toList();
        this.alike = events.stream().map(Line::step).distinct().count() == 1;
        this.actors = events.stream().map(Line::actor).distinct().toList();
    }

    /** Returns the actors, in the order of their colours. */
    List<String> actors() {
        return actors;
    }

    private int hue(String actor) {
        return Math.max(0, actors.indexOf(actor)) % HUES;
    }

    /** Lays out a run. */
    List<Lane> of(Run run) {
        Timeline timeline = Timeline.of(run.events());
        int rows = timeline.lanes().stream().mapToInt(lane -> lane.rows().size()).sum();
        if (rows > MOST_ROWS) {
            return List.of(folded(timeline));
        }
        boolean oneProcess = timeline.lanes().stream().map(lane -> lane.worker().pid()).distinct().count() <= 1;
        return timeline.lanes().stream()
                .map(lane -> new Lane(thread(lane.worker()), oneProcess ? lane.worker().kind() : "pid " + lane.worker().pid(),
                        lane.rows().stream().map(row -> row.stream().map(bar -> bar(bar, lane.worker(), run)).toList()).toList(),
                        List.of()))
                .toList();
    }

    private Bar bar(Timeline.Bar bar, Where worker, Run run) {
        return new Bar(name(bar), bar.group().isEmpty() ? bar.actor() : bar.group() + ", " + bar.actor(), bar.step(),
                bar.fromMillis(), bar.toMillis(), bar.end(), bar.elsewhere(),
                worker.kind() + " " + thread(worker) + ", pid " + worker.pid(), said(bar, run), hue(bar.actor()));
    }

    private static List<String> said(Timeline.Bar bar, Run run) {
        return run.events().stream()
                .filter(event -> event.actor().equals(bar.actor()) && event.group().equals(bar.group())
                        && event.step().equals(bar.step()) && !event.detail().isEmpty()
                        && event.atMillis() >= bar.fromMillis() && event.atMillis() <= bar.toMillis())
                .map(Line::detail).distinct().toList();
    }

    private String name(Timeline.Bar bar) {
        String number = bar.group().substring(bar.group().lastIndexOf(' ') + 1);
        return (number.isEmpty() ? "" : number + ":") + (alike ? bar.actor() : bar.step());
    }

    static String thread(Where worker) {
        return worker.thread().isEmpty() ? "#" + worker.threadId() : worker.thread();
    }

    /** Steps whose names differ in their number only are of one sort. */
    private Lane folded(Timeline timeline) {
        Map<String, List<Timeline.Bar>> sorts = timeline.lanes().stream().flatMap(lane -> lane.rows().stream())
                .flatMap(List::stream).collect(Collectors.groupingBy(this::sort, LinkedHashMap::new, Collectors.toList()));
        List<Lane.Fold> folds = new ArrayList<>();
        sorts.forEach((sort, bars) -> folds.add(new Lane.Fold(sort, bars.size(),
                Lane.Three.of(bars.stream().map(Timeline.Bar::fromMillis).toList()),
                Lane.Three.of(bars.stream().map(Timeline.Bar::toMillis).toList()), hue(bars.getFirst().actor()))));
        int workers = timeline.lanes().size();
        return new Lane(workers == 1 ? thread(timeline.lanes().getFirst().worker()) : workers + " workers", "folded", List.of(),
                folds);
    }

    private String sort(Timeline.Bar bar) {
        String name = (alike ? bar.actor() : bar.step()).replaceFirst("[- ]?\\d+.*$", "");
        String end = bar.end() == Phase.FINISHED ? "" : " (" + (bar.end() == Phase.FAILED ? "failed" : "cancelled") + ")";
        return (name.isEmpty() ? bar.step() : name) + end;
    }
}
