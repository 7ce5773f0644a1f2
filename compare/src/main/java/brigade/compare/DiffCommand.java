package brigade.compare;

import brigade.common.cli.Catalogue;
import brigade.common.cli.Cli;
import brigade.common.cli.Tty;
import brigade.compare.diff.Pager;
import brigade.compare.diff.SideBySide;
import brigade.compare.diff.Source;
import brigade.compare.screen.Paint;
import brigade.compare.screen.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows two models' sources of one scenario side by side, or a pitfall of one model beside its fix. */
@Command(name = "diff", mixinStandardHelpOptions = true,
        description = {"Shows two models' sources of one scenario side by side, or a pitfall of one model beside its fix.",
                "Between them stands what differs: | a changed line, < one only on the left, > one only on the right.",
                "In a pipe or a file no line is folded; on a terminal the pager that BRIGADE_PAGER or PAGER names shows it."},
        footerHeading = "%nTry:%n",
        footer = {"  ./brigade diff kitchen threads/platform async/vertx", "  ./brigade diff kitchen pool virtual --changes-only",
                "  ./brigade diff deadlock threads/virtual"})
final class DiffCommand implements Callable<Integer> {
    private static final int MOST_COLUMNS = 10_000;

    private final Catalogue catalogue;

    @Parameters(index = "0", paramLabel = "WHAT", completionCandidates = Subjects.class,
            description = "A scenario, such as kitchen; edge, for what adapts the model to its callers; or a pitfall, such as deadlock.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String what;

    @Parameters(index = "1", paramLabel = "LEFT", completionCandidates = Names.class,
            description = "The model on the left; 'models' lists them.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String left;

    @Parameters(index = "2", arity = "0..1", paramLabel = "RIGHT", completionCandidates = Names.class,
            description = "The model on the right; of a pitfall the class that fixes it, the first one unless named.")
    private @Nullable String right;

    @Option(names = "--width", paramLabel = "N",
            description = "How many columns there are. Default: those of the terminal, or as many as the longest lines take.")
    private @Nullable Integer width;

    @Option(names = "--color", paramLabel = "WHEN", defaultValue = "auto",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, which is colours on a terminal, unless NO_COLOR is set.")
    private Color color = Color.auto;

    @Option(names = "--changes-only", description = "Leave out the lines that are the same.")
    private boolean changesOnly;

    @Option(names = "--pager", description = "On a terminal, show it with a pager: less, unless one is named.")
    private boolean pager;

    @Option(names = "--no-pager", description = "Print it, however long it is.")
    private boolean noPager;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** When there are colours, in the words that are typed. */
    enum Color {
        /** On a terminal. */
        auto,
        /** In a pipe, too. */
        always,
        /** Nowhere. */
        never
    }

    /** What a shell completes the first argument with. */
    static final class Subjects implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Source.subjects().iterator();
        }
    }

    /** What a shell completes a model with. */
    record Names(Catalogue catalogue) implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return catalogue.names().iterator();
        }
    }

    DiffCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Source> sources;
        try {
            sources = sources();
            if (width != null && (width < Screen.NARROWEST || width > MOST_COLUMNS)) {
                throw new IllegalArgumentException(
                        "--width " + width + ": write a number from " + Screen.NARROWEST + " to " + MOST_COLUMNS);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        show(new SideBySide(sources.getFirst(), sources.getLast(), changesOnly));
        return Cli.DONE;
    }

    private List<Source> sources() {
        if (Source.isPitfall(what)) {
            return Source.ofPitfall(catalogue.named(left), what, right == null ? "" : right);
        }
        if (right == null && Source.isScenario(what)) {
            throw new IllegalArgumentException("Missing required parameter: 'RIGHT'");
        }
        return List.of(Source.of(catalogue.named(left), what), Source.of(catalogue.named(right == null ? left : right), what));
    }

    private void show(SideBySide diff) throws IOException, InterruptedException {
        boolean terminal = Tty.stdout();
        int columns = width != null ? width : terminal || Screen.isWidthSet() ? Screen.of(spec).width() : diff.naturalWidth();
        Ansi ansi = switch (color) {
            case auto -> spec.commandLine().getColorScheme().ansi();
            case always -> Ansi.ON;
            case never -> Ansi.OFF;
        };
        Screen screen = new Screen(columns, new Paint(ansi));
        List<String> lines = new ArrayList<>(diff.lines(screen));
        if (width == null && columns < diff.naturalWidth()) {
            lines.add(screen.paint().text("faint",
                    "Long lines are folded; %d columns would show them whole (a wider terminal, or --width %d)."
                            .formatted(diff.naturalWidth(), diff.naturalWidth())));
        }
        if (terminal && !noPager && (pager || Pager.isNamed()) && Pager.show(lines)) {
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
