package brigade.compare.screen;

import brigade.common.cli.RunReport.Where;
import brigade.common.text.Printable;
import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The timelines of a comparison, one below the other on one time scale. For one printing. */
public final class Timelines {
    private static final String VIRTUAL = "virtual";
    private static final int MOST_ROWS = 24;
    private static final int INDENT = 2;
    private static final int GAP = 3;
    private static final int LEAST_SUMMARY = 12;

    private final Comparison comparison;
    private final Map<String, String> summaries;
    private final Screen screen;
    private final List<Timeline> timelines;
    private final int left;
    private final Axis axis;
    private final Marks marks = new Marks();
    private final BarRow bars;
    private final List<String> lines = new ArrayList<>();
    private int tooShort;

    /**
     * Prepares the timelines.
     *
     * @param summaries what is said of each model in its heading, by name
     */
    public Timelines(Comparison comparison, Map<String, String> summaries, Screen screen) {
        this.comparison = comparison;
        this.summaries = summaries;
        this.screen = screen;
        this.timelines = comparison.runs().stream().map(run -> Timeline.of(run.events())).toList();
        int longestName = timelines.stream()
                .flatMap(timeline -> timeline.lanes().stream().map(lane -> name(lane.worker(), timeline)))
                .mapToInt(TextWidth::of).max().orElse(0);
        this.left = INDENT + Math.min(longestName, screen.width() / 4) + GAP;
        double last = timelines.stream().mapToDouble(Timeline::lastMillis).max().orElse(0);
        this.axis = new Axis(Math.max(1, Math.max(last, criticalPath().orElse(0.0))), screen.width() - left);
        this.bars = new BarRow(axis, screen.paint(), new Palette(), marks, StepNames.of(comparison));
    }

    private Optional<Double> criticalPath() {
        return Optional.ofNullable(comparison.criticalPathMillis());
    }

    /** Returns the lines to print. */
    public List<String> lines() {
        title();
        ruler();
        for (int i = 0; i < timelines.size(); i++) {
            heading(comparison.runs().get(i));
            lanes(timelines.get(i));
        }
        criticalPath().ifPresent(this::criticalPathLine);
        String legend = marks.legend() + (tooShort == 0 ? "" : "   too short to be drawn: " + tooShort);
        if (!legend.isBlank()) {
            lines.add(faint(legend.strip()));
        }
        return List.copyOf(lines);
    }

    private void title() {
        List<String> parts = new ArrayList<>();
        criticalPath().ifPresent(millis -> parts.add("critical path " + Amounts.time(millis)));
        Optional.ofNullable(comparison.sequentialMillis())
                .ifPresent(millis -> parts.add("one after another " + Amounts.time(millis)));
        lines.add(screen.paint().text("bold", comparison.scenario()) + (parts.isEmpty() ? "" : ": " + String.join(", ", parts)));
        lines.add("");
    }

    private void ruler() {
        Canvas words = canvas();
        Canvas ruler = canvas();
        ruler.draw(left, "─".repeat(axis.columns()), "faint");
        for (double tick : axis.ticks()) {
            int at = left + axis.column(tick);
            ruler.draw(at, "┬", "faint");
            String text = axis.words(tick);
            words.draw(Math.min(at, screen.width() - text.length()), text, "faint");
        }
        criticalPath().ifPresent(millis -> ruler.draw(left + axis.column(millis), "┰", ""));
        lines.add(words.line(screen.paint()));
        lines.add(ruler.line(screen.paint()));
    }

    private void heading(Run run) {
        String wall = run.wallMillis() == null ? "" : " " + Amounts.time(run.wallMillis());
        String result = (run.succeeded() ? "✓" : "✗") + wall;
        Canvas heading = canvas();
        heading.draw(0, run.model(), "bold");
        int from = TextWidth.of(run.model()) + 2;
        int room = screen.width() - from - TextWidth.of(result) - 2;
        if (room >= LEAST_SUMMARY) {
            heading.draw(from, TextWidth.start(summaries.getOrDefault(run.model(), ""), room), "faint");
        }
        heading.draw(screen.width() - TextWidth.of(result), result, run.succeeded() ? "fg(green)" : "bold,fg(red)");
        lines.add(heading.line(screen.paint()));
    }

    private void lanes(Timeline timeline) {
        int rows = 0;
        int hidden = 0;
        for (Timeline.Lane lane : timeline.lanes()) {
            for (int row = 0; row < lane.rows().size(); row++) {
                if (rows++ < MOST_ROWS) {
                    row(lane, row, timeline);
                } else {
                    hidden++;
                }
            }
        }
        if (hidden > 0) {
            lines.add(faint(" ".repeat(INDENT) + "… and " + hidden + " rows more; --json has them all"));
        }
        if (rows == 0) {
            lines.add(faint(" ".repeat(INDENT) + "no events"));
        }
    }

    private void row(Timeline.Lane lane, int row, Timeline timeline) {
        Canvas canvas = canvas();
        if (row == 0) {
            canvas.draw(INDENT, TextWidth.ends(name(lane.worker(), timeline), left - INDENT - GAP), "");
        }
        canvas.draw(left - 2, brace(row, lane.rows().size()), "faint");
        tooShort += bars.draw(lane.rows().get(row), left, canvas);
        criticalPath().map(millis -> left + axis.column(millis)).filter(at -> canvas.free(at, at + 1))
                .ifPresent(at -> canvas.draw(at, Marks.CRITICAL_PATH, "faint"));
        lines.add(canvas.line(screen.paint()));
    }

    /** What holds the rows of one worker together. */
    private static String brace(int row, int rows) {
        if (rows == 1) {
            return "";
        }
        return row == 0 ? "╭" : row == rows - 1 ? "╰" : "│";
    }

    private void criticalPathLine(double millis) {
        Canvas canvas = canvas();
        int at = left + axis.column(millis);
        String text = "critical path";
        canvas.draw(at, "╵", "");
        boolean fits = at + 1 + text.length() <= screen.width();
        canvas.draw(fits ? at + 1 : at - text.length(), text, "");
        lines.add(canvas.line(screen.paint()));
    }

    /** A worker is its thread; where several processes took part, its process, and its thread if it is not the only one there. */
    private static String name(Where worker, Timeline timeline) {
        boolean oneProcess = timeline.lanes().stream().allMatch(lane -> lane.worker().pid() == worker.pid());
        long inProcess = timeline.lanes().stream().filter(lane -> lane.worker().pid() == worker.pid()).count();
        return oneProcess ? thread(worker) : "pid " + worker.pid() + (inProcess > 1 ? " " + thread(worker) : "");
    }

    /** A thread is its name, or its number if it has none; a virtual one says so. */
    private static String thread(Where worker) {
        String name = worker.thread().isEmpty() ? "#" + worker.threadId() : Printable.line(worker.thread());
        return worker.kind().startsWith(VIRTUAL) ? VIRTUAL + " " + name : name;
    }

    private Canvas canvas() {
        return new Canvas(screen.width());
    }

    private String faint(String text) {
        return screen.paint().text("faint", text);
    }
}
