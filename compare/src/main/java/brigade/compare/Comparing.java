package brigade.compare;

import brigade.common.cli.Circumstances;
import brigade.common.cli.Cli;
import brigade.common.model.ModelProvider;
import brigade.compare.run.Audience;
import brigade.compare.run.Comparison;
import brigade.compare.run.FreshJvm;
import brigade.compare.run.Run;
import brigade.compare.run.Sampler;
import brigade.compare.run.Setup;
import brigade.compare.run.Spread;
import brigade.compare.screen.Amounts;
import brigade.compare.screen.FigureTable;
import brigade.compare.screen.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs a scenario on one model after another and shows what became of it.
 *
 * @param scenario which scenario
 * @param criticalPathMillis the shortest time it allows; null where nobody knows
 * @param sequentialMillis the time it takes one after another; null where nobody knows
 * @param options the options that are in force, as the models' command lines are given them
 */
record Comparing(String scenario, @Nullable Double criticalPathMillis, @Nullable Double sequentialMillis, List<String> options) {

    /** One model's turn. */
    interface Turn {
        /** Runs the scenario on the model. */
        Run run(ModelProvider model, FreshJvm jvm) throws InterruptedException, IOException;
    }

    /** Runs the models, prints each timeline when its run has ended, and the figures at the end; returns the exit code. */
    int compare(List<ModelProvider> models, Map<String, String> summaries, Turn turn, Outputs outputs, CommandSpec spec)
            throws InterruptedException, IOException {
        Setup setup = Setup.of(Circumstances.of(spec), options);
        PrintWriter out = outputs.people(spec.commandLine());
        LiveTimelines timelines = new LiveTimelines(new Comparison(scenario, criticalPathMillis, sequentialMillis, List.of()),
                summaries,
                Screen.of(spec), out);
        List<Run> runs = new ArrayList<>();
        List<Spread> spreads = new ArrayList<>();
        try {
            run(models, turn, outputs, (run, spread) -> {
                runs.add(run);
                spreads.add(spread);
                if (outputs.audience().isEmpty()) {
                    timelines.show(run);
                }
            });
        } catch (InterruptedException e) {
            if (!runs.isEmpty()) {
                end(comparison(runs, spreads, outputs, setup), models, timelines, outputs, spec, out);
            }
            throw e;
        }
        Comparison comparison = comparison(runs, spreads, outputs, setup);
        end(comparison, models, timelines, outputs, spec, out);
        return comparison.succeeded() ? Cli.DONE : Cli.FAILED;
    }

    private Comparison comparison(List<Run> runs, List<Spread> spreads, Outputs outputs, Setup setup) {
        return new Comparison(scenario, criticalPathMillis, sequentialMillis, runs, outputs.runs() > 1 ? spreads : List.of(),
                setup);
    }

    private static void end(Comparison comparison, List<ModelProvider> models, LiveTimelines timelines, Outputs outputs,
            CommandSpec spec, PrintWriter out) {
        if (outputs.audience().isEmpty()) {
            timelines.end();
            out.println();
            new FigureTable(comparison, Screen.of(spec)).lines().forEach(out::println);
            out.flush();
        }
        outputs.write(comparison, models);
    }

    /** What is told of a model when its last run has ended. */
    interface Told {
        /** Tells the median run, and how all of them varied. */
        void of(Run median, Spread spread);
    }

    /** Runs each model as often as is asked for, and says on standard error how far it is. */
    private static void run(List<ModelProvider> models, Turn turn, Outputs outputs, Told told)
            throws InterruptedException, IOException {
        if (outputs.audience().filter(Audience::together).isPresent()) {
            runTogether(models, turn, outputs, told);
            return;
        }
        Sampler sampler = new Sampler();
        sampler.whyNot().ifPresent(why -> System.err.println("brigade: no figures of threads, memory and CPU time: " + why));
        long startedNanos = System.nanoTime();
        for (int done = 0; done < models.size(); done++) {
            ModelProvider model = models.get(done);
            System.err.print("running " + model.name() + " ...");
            System.err.flush();
            List<Run> all = new ArrayList<>();
            try {
                for (int number = 1; number <= outputs.runs(); number++) {
                    all.add(run(model, turn, outputs, new FreshJvm(sampler).recordingTo(outputs.jfr(), number)));
                    System.err.print(" " + result(all.getLast()));
                    System.err.flush();
                }
                System.err.print(progress(done + 1, models.size(), System.nanoTime() - startedNanos));
            } finally {
                System.err.println();
            }
            told.of(median(all), spread(all));
        }
    }

    private static Run run(ModelProvider model, Turn turn, Outputs outputs, FreshJvm jvm) throws InterruptedException, IOException {
        outputs.audience().ifPresent(audience -> audience.started(model.name()));
        Run run = turn.run(model, outputs.audience().filter(Audience::watches)
                .map(audience -> jvm.watchedBy(event -> audience.happened(model.name(), event))).orElse(jvm));
        outputs.audience().ifPresent(audience -> audience.ended(run));
        return run;
    }

    /** Each model on a thread of its own, watched by a sampler of its own; the first failure to run at all, and an interruption, end all. */
    private static void runTogether(List<ModelProvider> models, Turn turn, Outputs outputs, Told told)
            throws InterruptedException, IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Run>> runs = models.stream()
                    .map(model -> threads.submit(() -> run(model, turn, outputs, new FreshJvm(new Sampler())))).toList();
            try {
                for (Future<Run> run : runs) {
                    told.of(run.get(), spread(List.of(run.get())));
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } finally {
                threads.shutdownNow();
            }
        }
    }

    /** Returns how far a comparison is: " (3 of 9, about 40 s left)". */
    static String progress(int done, int all, long passedNanos) {
        long left = Math.round(passedNanos / 1e9 / done * (all - done));
        String words = left < 1 ? "less than a second left"
                : "about " + (left < 100 ? left + " s" : Math.round(left / 60.0) + " min") + " left";
        return " (" + done + " of " + all + (done == all ? "" : ", " + words) + ")";
    }

    private static Run median(List<Run> runs) {
        List<Run> good = runs.stream().filter(run -> run.succeeded() && run.wallMillis() != null)
                .sorted(Comparator.comparingDouble(run -> Objects.requireNonNullElse(run.wallMillis(), 0.0))).toList();
        return good.isEmpty() ? runs.getFirst() : good.get(good.size() / 2);
    }

    private static Spread spread(List<Run> runs) {
        List<Double> walls = runs.stream().filter(Run::succeeded).map(Run::wallMillis).filter(Objects::nonNull).toList();
        return new Spread(runs.getFirst().model(), walls, runs.size() - walls.size());
    }

    private static String result(Run run) {
        return run.succeeded() && run.wallMillis() != null ? Amounts.time(run.wallMillis()) : "failed";
    }

    /** Returns what is said of each model in its heading. */
    static Map<String, String> summaries(List<ModelProvider> models, boolean downloads) {
        return models.stream().collect(Collectors.toMap(ModelProvider::name,
                model -> downloads ? model.httpClient() + " · " + model.summary() : model.summary()));
    }
}
