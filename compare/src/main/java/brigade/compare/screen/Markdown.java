package brigade.compare.screen;

import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import brigade.compare.run.Setup;
import brigade.compare.run.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of a comparison as a Markdown table, for a README or an issue. */
public final class Markdown {
    private static final String UNKNOWN = "–";

    private Markdown() {}

    /** Returns the lines. */
    public static List<String> of(Comparison comparison) {
        boolean several = !comparison.spreads().isEmpty();
        List<String> heads = new ArrayList<>(List.of("model", "outcome", "wall time"));
        if (several) {
            heads.add("least – most");
        }
        heads.addAll(List.of("overhead", "speed-up", "peak threads", "processes", "peak memory", "CPU time"));
        List<String> lines = new ArrayList<>(List.of("**" + comparison.scenario() + "**" + times(comparison), "", row(heads),
                "|---|---|" + "--:|".repeat(heads.size() - 2)));
        for (Run run : comparison.runs()) {
            List<String> cells = new ArrayList<>(List.of("`" + escaped(run.model()) + "`",
                    run.succeeded() ? "✓" : "✗ " + escaped(run.outcome()), time(run.wallMillis())));
            if (several) {
                cells.add(comparison.spread(run.model()).map(Markdown::range).orElse(UNKNOWN));
            }
            cells.addAll(List.of(run.succeeded() ? time(run.overshootMillis()) : UNKNOWN,
                    comparison.speedUp(run).map(Amounts::factor).orElse(UNKNOWN), String.valueOf(run.peakThreads()),
                    String.valueOf(run.processes()), Amounts.bytes(run.peakMemoryBytes()), Amounts.time(run.cpuMillis())));
            lines.add(row(cells));
        }
        Optional.ofNullable(comparison.setup()).map(Markdown::setup).ifPresent(line -> lines.addAll(List.of("", line)));
        return lines;
    }

    /**
     * Returns a table of wall times, a row for each model and a column for each scenario.
     *
     * @param scenarios the comparisons, each of a scenario
     */
    public static List<String> table(List<Comparison> scenarios) {
        List<String> lines = new ArrayList<>();
        lines.add(row(
                scenarios.stream().map(Comparison::scenario).collect(Collectors.collectingAndThen(Collectors.toList(), names -> {
                    names.addFirst("model");
                    return names;
                }))));
        lines.add("|---|" + "--:|".repeat(scenarios.size()));
        for (String model : scenarios.stream().flatMap(each -> each.runs().stream()).map(Run::model).distinct().toList()) {
            List<String> cells = new ArrayList<>(List.of("`" + escaped(model) + "`"));
            scenarios.forEach(each -> cells.add(each.runs().stream().filter(run -> run.model().equals(model)).findFirst()
                    .map(run -> run.succeeded() ? time(run.wallMillis()) : "✗").orElse(UNKNOWN)));
            lines.add(row(cells));
        }
        scenarios.stream().map(Comparison::setup).findFirst().flatMap(Optional::ofNullable).map(Markdown::setup)
                .ifPresent(line -> lines.addAll(List.of("", line)));
        return lines;
    }

    private static String setup(Setup setup) {
        return setup.date() + ", " + escaped(setup.jdk()) + ", " + escaped(setup.machine()) + ", " + setup.cores()
                + (setup.cores() == 1 ? " core" : " cores") + (setup.processor().isEmpty() ? "" : ", " + escaped(setup.processor()))
                + ": `./brigade " + String.join(" ", setup.options()).replace('`', '\'') + "`";
    }

    private static String times(Comparison comparison) {
        List<String> parts = new ArrayList<>();
        Double critical = comparison.criticalPathMillis();
        Double sequential = comparison.sequentialMillis();
        if (critical != null) {
            parts.add("critical path " + Amounts.time(critical));
        }
        if (sequential != null) {
            parts.add("sequential " + Amounts.time(sequential));
        }
        return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
    }

    private static String range(Spread spread) {
        return spread.wallMillis().isEmpty() ? UNKNOWN
                : time(spread.wallMillis().getFirst()) + " – " + time(spread.wallMillis().getLast());
    }

    private static String time(@Nullable Double millis) {
        return millis == null ? UNKNOWN : Amounts.time(millis);
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    /** Returns text that stays text in a cell. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replaceAll("\\R", " ").replaceAll("([|`*_<>\\[\\]&])", "\\\\$1");
    }
}
