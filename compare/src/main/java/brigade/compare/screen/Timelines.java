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
    private static final int USUAL_NAME = 18;
    private static final int LEAST_SUMMARY = 12;

    private final Comparison comparison;
    private final Map<String, String> summaries;
    private final Screen screen;
    private final int left;
    private final Axis axis;
    private final Marks marks;
    private final Palette palette;
    private final List<String> lines = new ArrayList<>();
    private int tooShort;

    /**
     * Prepares the timelines of runs that have ended.
     *
     * @param summaries what is said of each model in its heading, by name
     */
    public Timelines(Comparison comparison, Map<String, String> summaries, Screen screen) {
        this(comparison, summaries, screen, most(comparison), longestName(comparison));
    }

    /**
     * Prepares the timelines of runs that are still to come, and are shown one by one.
     *
     * @param comparison the comparison, without runs
     * @param mostMillis how long the runs will take, as far as anybody knows; 0 where nobody does
     */
    public Timelines(Comparison comparison, double mostMillis, Map<String, String> summaries, Screen screen) {
        this(comparison, summaries, screen, Math.max(mostMillis, most(comparison)), USUAL_NAME);
    }

    private Timelines(Comparison comparison, Map<String, String> summaries, Screen screen, double mostMillis, int longestName) {
        this.comparison = comparison;
        this.summaries = summaries;
        this.screen = screen;
        this.left = INDENT + Math.min(longestName, screen.width() / 4) + GAP;
        this.axis = new Axis(Math.max(1, mostMillis), screen.width() - left);
        this.marks = new Marks();
        this.palette = new Palette();
    }

    private static double most(Comparison comparison) {
        return Math.max(Optional.ofNullable(comparison.criticalPathMillis()).orElse(0.0),
                comparison.runs().stream().mapToDouble(run -> Timeline.of(run.events()).lastMillis()).max().orElse(0));
    }

    private static int longestName(Comparison comparison) {
        return comparison.runs().stream().map(run -> Timeline.of(run.events()))
                .flatMap(timeline -> timeline.lanes().stream().map(lane -> name(lane.worker(), timeline)))
                .mapToInt(TextWidth::of).max().orElse(0);
    }

    private Optional<Double> criticalPath() {
        return Optional.ofNullable(comparison.criticalPathMillis());
    }

    /** Returns the lines to print: those of all runs. */
    public List<String> lines() {
        List<String> all = new ArrayList<>(opening());
        comparison.runs().forEach(run -> all.addAll(of(run)));
        all.addAll(closing());
        return List.copyOf(all);
    }

    /** Returns the lines that stand above the first run: a title and the time scale. */
    public List<String> opening() {
        title();
        return scale();
    }

    /** Returns the time scale. */
    public List<String> scale() {
        ruler();
        return taken();
    }

    /** Returns whether a run ends before the time scale does. */
    public boolean fits(Run run) {
        return Timeline.of(run.events()).lastMillis() <= axis.mostMillis();
    }

    /** Returns the lines of one run. */
    public List<String> of(Run run) {
        heading(run);
        lanes(Timeline.of(run.events()), new BarRow(axis, screen.paint(), palette, marks, names(run)));
        return taken();
    }

    /** Bars bear the same names whether the runs come one by one or all at once. */
    private StepNames names(Run run) {
        return StepNames
                .of(comparison.runs().isEmpty() ? new Comparison(comparison.scenario(), null, null, List.of(run)) : comparison);
    }

    /** Returns the lines that stand below the last run: the critical path's name, and what the marks mean. */
    public List<String> closing() {
        criticalPath().ifPresent(this::criticalPathLine);
        String legend = marks.legend() + (tooShort == 0 ? "" : "   too short to be drawn: " + tooShort);
        if (!legend.isBlank()) {
            lines.add(faint(legend.strip()));
        }
        return taken();
    }

    private List<String> taken() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
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

    private void lanes(Timeline timeline, BarRow bars) {
        int rows = 0;
        int hidden = 0;
        for (Timeline.Lane lane : timeline.lanes()) {
            for (int row = 0; row < lane.rows().size(); row++) {
                if (rows++ < MOST_ROWS) {
                    row(lane, row, timeline, bars);
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

    private void row(Timeline.Lane lane, int row, Timeline timeline, BarRow bars) {
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
