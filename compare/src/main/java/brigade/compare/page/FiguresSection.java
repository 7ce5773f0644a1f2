package brigade.compare.page;

import brigade.compare.page.PageModel.Entry;
import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import brigade.compare.run.Spread;
import brigade.compare.screen.Amounts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table of figures; under each run stands why. */
final class FiguresSection {
    private static final String UNKNOWN = "–";

    private final PageModel page;
    private final boolean several;
    private final boolean clients;
    private final double longest;

    FiguresSection(PageModel page) {
        this.page = page;
        this.several = page.sets().size() > 1;
        this.clients = page.entries().stream().anyMatch(entry -> !entry.run().client().isEmpty());
        this.longest = page.entries().stream().map(entry -> entry.run().wallMillis()).mapToDouble(wall -> wall == null ? 0 : wall)
                .max()
                .orElse(0);
    }

    void write(Markup out) {
        out.open("section", "class", "figures", "aria-labelledby", "figures-title");
        out.element("h2", "Figures, and why", "id", "figures-title").open("table").open("thead").open("tr");
        heads().forEach(head -> out.element("th", head, "scope", "col"));
        out.close("tr").close("thead").open("tbody");
        page.entries().forEach(entry -> row(entry, out));
        out.close("tbody").close("table").open("p", "class", "note");
        out.text(
                "Wall time is the scenario's own. Threads, memory and CPU time are the whole process tree's, JVM start and threads "
                        + "included; processes are all there were, at once or not.");
        out.text(page.sets().getFirst().comparison().baseline()
                .map(run -> " Speed-up is over " + run.model() + " as measured here.").orElse(""));
        out.close("p").close("section");
    }

    private List<String> heads() {
        return page.entries().stream().anyMatch(entry -> entry.spread().isPresent())
                ? List.of("model", "wall time", "least – most", "overhead", "speed-up", "threads", "processes", "memory",
                        "CPU time")
                : List.of("model", "wall time", "overhead", "speed-up", "threads", "processes", "memory", "CPU time");
    }

    private void row(Entry entry, Markup out) {
        Run run = entry.run();
        List<String> heads = heads();
        out.open("tr", "class", run.succeeded() ? "ok" : "bad", "data-model", entry.id());
        out.open("th", "scope", "row").element("a", run.model(), "href", "#" + page.scenario() + "/" + entry.id());
        if (!entry.set().isEmpty()) {
            out.element("span", entry.set(), "class", "set");
        }
        out.close("th");
        wall(entry, out);
        if (heads.contains("least – most")) {
            cell("least – most", entry.spread().map(FiguresSection::range).orElse(UNKNOWN), out);
        }
        cell("overhead", run.succeeded() ? signed(run.overshootMillis()) : UNKNOWN, out);
        cell("speed-up", speedUp(entry).orElse(UNKNOWN), out);
        cell("threads",
                difference(entry, String.valueOf(run.peakThreads()), other -> (double) (run.peakThreads() - other.peakThreads()),
                        FiguresSection::whole),
                out);
        cell("processes", String.valueOf(run.processes()), out);
        cell("memory", difference(entry, Amounts.bytes(run.peakMemoryBytes()),
                other -> (double) (run.peakMemoryBytes() - other.peakMemoryBytes()),
                bytes -> (bytes < 0 ? "−" : "+") + Amounts.bytes(Math.abs(Math.round(bytes)))), out);
        cell("CPU time", difference(entry, Amounts.time(run.cpuMillis()), other -> run.cpuMillis() - other.cpuMillis(),
                FiguresSection::signedTime), out);
        out.close("tr").open("tr", "class", "why").open("td", "colspan", String.valueOf(heads.size()));
        if (!run.succeeded()) {
            out.element("strong", run.outcome(), "class", "reason").text(" ");
        }
        out.text(entry.why());
        if (clients && !run.client().isEmpty()) {
            out.text(" HTTP client: " + run.client() + ".");
        }
        out.close("td").close("tr");
    }

    private void wall(Entry entry, Markup out) {
        Double wall = entry.run().wallMillis();
        out.open("td", "class", "wall", "data-head", "wall time").open("span", "class", "amount");
        out.text(wall == null ? UNKNOWN
                : difference(entry, Amounts.time(wall), other -> other.wallMillis() == null ? null : wall - other.wallMillis(),
                        FiguresSection::signedTime));
        out.close("span");
        if (wall != null && longest > 0) {
            out.element("span", "", "class", "meter", "aria-hidden", "true", "style",
                    String.format(Locale.ROOT, "--share:%.4f", wall / longest));
        }
        out.close("td");
    }

    private static void cell(String head, String text, Markup out) {
        out.element("td", text, "data-head", head);
    }

    /** Adds by how much a figure differs from the same model's in the first set. */
    private String difference(Entry entry, String text, Function<Run, @Nullable Double> difference,
            Function<Double, String> words) {
        if (!several || entry.set().equals(page.sets().getFirst().name())) {
            return text;
        }
        return page.entries().stream()
                .filter(other -> other.run().model().equals(entry.run().model())
                        && other.set().equals(page.sets().getFirst().name()))
                .findFirst().map(Entry::run).map(difference).map(amount -> text + " (" + words.apply(amount) + ")").orElse(text);
    }

    private static String whole(double number) {
        return (number < 0 ? "−" : "+") + Math.abs(Math.round(number));
    }

    private static String signed(@Nullable Double millis) {
        return millis == null ? UNKNOWN : signedTime(millis);
    }

    private static String signedTime(double millis) {
        return (millis < 0 ? "−" : "+") + Amounts.time(Math.abs(millis));
    }

    private static String range(Spread spread) {
        List<Double> walls = spread.wallMillis();
        return walls.isEmpty() ? UNKNOWN
                : Amounts.timeAmong(walls.getFirst(), walls) + " – " + Amounts.timeAmong(walls.getLast(), walls) + ", "
                        + walls.size()
                        + " runs";
    }

    /** A speed-up is measured within a set, against its sequential run. */
    private Optional<String> speedUp(Entry entry) {
        return comparison(entry).speedUp(entry.run()).map(Amounts::factor);
    }

    private Comparison comparison(Entry entry) {
        return page.sets().stream().filter(set -> set.name().equals(entry.set())).findFirst().orElse(page.sets().getFirst())
                .comparison();
    }
}
