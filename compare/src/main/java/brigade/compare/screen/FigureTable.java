package brigade.compare.screen;

import brigade.common.cli.RunReport.Line;
import brigade.common.journal.Phase;
import brigade.common.text.Printable;
import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import brigade.compare.run.Spread;
import brigade.compare.screen.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of a comparison as a table, with what failed below it. */
public final class FigureTable {
    private static final String UNKNOWN = "–";
    private static final int MOST_REASONS = 5;

    private final Comparison comparison;
    private final Screen screen;

    /** Prepares the table. */
    public FigureTable(Comparison comparison, Screen screen) {
        this.comparison = comparison;
        this.screen = screen;
    }

    /** Returns the lines to print. */
    public List<String> lines() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("model", each(Run::model)),
                Column.text("outcome", each(this::outcome)),
                Column.number("wall", "time", times(Run::wallMillis, "")),
                Column.number("over-", "shoot", times(run -> run.succeeded() ? run.overshootMillis() : null, "+")),
                Column.number("speed-", "up", each(run -> comparison.speedUp(run).map(Amounts::factor).orElse(UNKNOWN))),
                Column.number("peak", "threads", each(run -> seen(run, String.valueOf(run.peakThreads())))),
                Column.number("pro-", "cesses", each(run -> seen(run, String.valueOf(run.processes())))),
                Column.number("peak", "memory", each(run -> seen(run, Amounts.bytes(run.peakMemoryBytes())))),
                Column.number("CPU", "time", times(run -> run.processes() == 0 ? null : Double.valueOf(run.cpuMillis()), ""))));
        if (!comparison.spreads().isEmpty()) {
            columns.addAll(3, List.of(
                    Column.number("", "least", times(run -> comparison.spread(run.model()).map(Spread::least).orElse(null), "")),
                    Column.number("", "most", times(run -> comparison.spread(run.model()).map(Spread::most).orElse(null), ""))));
        }
        if (comparison.runs().stream().anyMatch(run -> !run.client().isEmpty())) {
            columns.add(Column.text("HTTP client", each(Run::client)));
        }
        Table all = new Table(columns);
        List<String> table = all.lines(screen.width());
        List<String> lines = new ArrayList<>();
        table.subList(0, 2).forEach(heading -> lines.add(screen.paint().text("bold", heading)));
        for (int row = 0; row < comparison.runs().size(); row++) {
            Run run = comparison.runs().get(row);
            lines.add(run.succeeded() ? table.get(2 + row) : screen.paint().text("fg(red)", table.get(2 + row)));
            reasons(run).forEach(reason -> lines.addAll(TextFolding.fold("  └ " + Printable.line(reason), screen.width(), 4)));
        }
        lines.addAll(notes(all.leftOut(screen.width())).stream().flatMap(note -> TextFolding.fold(note, screen.width(), 0).stream())
                .map(note -> screen.paint().text("faint", note)).toList());
        return lines;
    }

    private String outcome(Run run) {
        int failed = comparison.spread(run.model()).map(Spread::failed).orElse(0);
        if (run.succeeded() && failed > 0) {
            return "✗ " + failed + " failed";
        }
        return run.succeeded() ? "✓ done" : "✗ failed";
    }

    private List<String> notes(List<String> leftOut) {
        List<String> notes = new ArrayList<>();
        if (!leftOut.isEmpty()) {
            notes.add("A wider terminal also shows: " + String.join(", ", leftOut) + ".");
        }
        comparison.spreads().stream().findFirst()
                .ifPresent(spread -> notes
                        .add("Each model ran " + spread.runs() + " times; the figures are those of the median run."));
        notes.add("Wall time is the scenario's own; threads, memory and CPU time are the whole process tree's, "
                + "JVM start and threads included. Processes are all there were, at once or not.");
        notes.add(comparison.baseline().map(run -> "Speed-up is over " + run.model() + " as measured here.")
                .orElse("Speed-up needs a sequential run to be measured against: compare threads/sequential, too."));
        return notes;
    }

    private List<String> each(Function<Run, String> value) {
        return comparison.runs().stream().map(value).toList();
    }

    /** Returns the figure, unless nobody could look at the run's processes. */
    private static String seen(Run run, String figure) {
        return run.processes() == 0 ? UNKNOWN : figure;
    }

    private List<String> times(Function<Run, @Nullable Double> time, String sign) {
        List<Double> known = comparison.runs().stream().map(time).filter(Objects::nonNull).toList();
        return each(run -> {
            Double millis = time.apply(run);
            return millis == null ? UNKNOWN : (millis < 0 ? "" : sign) + Amounts.timeAmong(millis, known);
        });
    }

    private List<String> reasons(Run run) {
        if (run.succeeded()) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>(List.of(run.outcome()));
        List<Line> failed = run.events().stream().filter(event -> event.phase().equals(Phase.FAILED.name()))
                .filter(event -> event.detail().isEmpty() || !run.outcome().contains(event.detail())).toList();
        failed.stream().limit(MOST_REASONS)
                .map(event -> (event.group().isEmpty() ? "" : event.group() + ", ") + event.actor() + ": "
                        + event.step() + " failed" + (event.detail().isEmpty() ? "" : ": " + event.detail()))
                .forEach(reasons::add);
        if (failed.size() > MOST_REASONS) {
            reasons.add("and " + (failed.size() - MOST_REASONS) + " more");
        }
        return reasons;
    }
}
