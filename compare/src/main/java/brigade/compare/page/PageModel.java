package brigade.compare.page;

import brigade.common.model.ModelProvider;
import brigade.compare.diff.Source;
import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import brigade.compare.run.Setup;
import brigade.compare.run.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows, before it is markup. Pure: made of comparisons and of what the models declare.
 *
 * @param scenario which scenario
 * @param guide what is to be said of it
 * @param scale the clock of all lanes
 * @param criticalPathMillis the shortest time the scenario allows; null where nobody knows
 * @param sequentialMillis the time it takes one step after another; null where nobody knows
 * @param actors who took part, in the order of their colours
 * @param entries a run each, in the order in which they are shown
 * @param sources the models' sources, as far as they are on the class path
 * @param sets the comparisons that the runs are from
 */
public record PageModel(String scenario, ScenarioGuide guide, Scale scale, @Nullable Double criticalPathMillis,
        @Nullable Double sequentialMillis, List<String> actors, List<Entry> entries, List<Source> sources, List<Named> sets) {
    private static final double MARGIN = 1.012;

    /** Copies the lists. */
    public PageModel {
        actors = List.copyOf(actors);
        entries = List.copyOf(entries);
        sources = List.copyOf(sources);
        sets = List.copyOf(sets);
    }

    /**
     * A comparison with the name that it goes by.
     *
     * @param name its name; empty if it is the only one
     * @param comparison the comparison
     */
    public record Named(String name, Comparison comparison) {

        /** Returns what it ran on, if that is known. */
        Optional<Setup> setup() {
            return Optional.ofNullable(comparison.setup());
        }
    }

    /**
     * A run as the page shows it.
     *
     * @param id what links call it: the model's name, with the comparison's number if there are several
     * @param set the comparison's name; empty if it is the only one
     * @param summary how the model runs its tasks, in a line
     * @param run the run
     * @param spread how its wall time varied, if it ran more than once
     * @param lanes who did what when
     * @param why why its figures are what they are
     */
    public record Entry(String id, String set, String summary, Run run, Optional<Spread> spread, List<Lane> lanes, String why) {}

    /** Returns the page of nothing. */
    static PageModel empty() {
        return of(List.of(new Named("", new Comparison("", null, null, List.of()))), List.of());
    }

    /** Returns the page of a comparison that goes on: without sources, and with a clock of at least that length. */
    static PageModel growing(Comparison comparison, List<ModelProvider> models, double most) {
        PageModel page = of(List.of(new Named("", comparison)), models, false);
        return new PageModel(page.scenario(), page.guide(), new Scale(Math.max(page.scale().mostMillis(), most)),
                page.criticalPathMillis(),
                page.sequentialMillis(), page.actors(), page.entries(), page.sources(), page.sets());
    }

    /** Returns the page of one comparison. */
    public static PageModel of(Comparison comparison, List<ModelProvider> models) {
        return of(List.of(new Named("", comparison)), models);
    }

    /**
     * Returns the page of comparisons of the same scenario, the runs of each model side by side.
     *
     * @param sets them, at least one
     */
    public static PageModel of(List<Named> sets, List<ModelProvider> models) {
        return of(sets, models, true);
    }

    private static PageModel of(List<Named> sets, List<ModelProvider> models, boolean withSources) {
        Comparison first = sets.getFirst().comparison();
        List<Run> runs = sets.stream().flatMap(set -> set.comparison().runs().stream()).toList();
        Map<String, ModelProvider> byName = new LinkedHashMap<>();
        models.forEach(model -> byName.put(model.name(), model));
        List<String> names = runs.stream().map(Run::model).distinct().toList();
        Lanes lanes = new Lanes(runs);
        List<Entry> entries = new ArrayList<>();
        for (String name : names) {
            for (int number = 0; number < sets.size(); number++) {
                Named set = sets.get(number);
                String id = name + (sets.size() > 1 ? "@" + (number + 1) : "");
                String summary = Optional.ofNullable(byName.get(name)).map(ModelProvider::summary).orElse("");
                set.comparison().runs().stream().filter(run -> run.model().equals(name)).findFirst()
                        .ifPresent(run -> entries.add(new Entry(id, set.name(), summary, run, set.comparison().spread(name),
                                lanes.of(run), Why.of(run))));
            }
        }
        List<Source> sources = !withSources ? List.of() : names.stream().map(byName::get).flatMap(Stream::ofNullable)
                .flatMap(model -> source(model, first.scenario()).stream()).toList();
        return new PageModel(first.scenario(), ScenarioGuide.of(first.scenario()), new Scale(most(first, runs)),
                first.criticalPathMillis(), first.sequentialMillis(), lanes.actors(), entries, sources, sets);
    }

    private static double most(Comparison first, List<Run> runs) {
        double critical = Optional.ofNullable(first.criticalPathMillis()).orElse(0.0);
        return MARGIN * Stream.concat(Stream.of(1.0, critical), runs.stream().flatMap(PageModel::ends))
                .mapToDouble(Double::doubleValue).max().orElse(1);
    }

    private static Stream<Double> ends(Run run) {
        return Stream.concat(Stream.ofNullable(run.wallMillis()), run.events().stream().map(event -> event.atMillis()));
    }

    private static Optional<Source> source(ModelProvider model, String scenario) {
        try {
            return Optional.of(Source.of(model, scenario));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // A stranger's model need not bring its source.
        }
    }

    /** Returns the source of a model, if it is there. */
    Optional<Source> source(String model) {
        return sources.stream().filter(source -> source.model().equals(model)).findFirst();
    }
}
