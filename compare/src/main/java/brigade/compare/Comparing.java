package brigade.compare;

import brigade.common.cli.Circumstances;
import brigade.common.cli.Cli;
import brigade.common.cli.ReportFile;
import brigade.common.model.ModelProvider;
import brigade.compare.run.Comparison;
import brigade.compare.run.FreshJvm;
import brigade.compare.run.Run;
import brigade.compare.run.Sampler;
import brigade.compare.screen.Amounts;
import brigade.compare.screen.FigureTable;
import brigade.compare.screen.Screen;
import brigade.compare.screen.Timelines;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs a scenario on one model after another and shows what became of it.
 *
 * @param scenario which scenario
 * @param criticalPathMillis the shortest time it allows; null where nobody knows
 * @param sequentialMillis the time it takes one after another; null where nobody knows
 */
record Comparing(String scenario, @Nullable Double criticalPathMillis, @Nullable Double sequentialMillis) {

    /** One model's turn. */
    interface Turn {
        /** Runs the scenario on the model. */
        Run run(ModelProvider model, FreshJvm jvm) throws InterruptedException, IOException;
    }

    /** Runs the models, prints timelines and figures, and returns the exit code. */
    int compare(List<ModelProvider> models, Map<String, String> summaries, Turn turn, Optional<ReportFile> json, CommandSpec spec)
            throws InterruptedException, IOException {
        Circumstances circumstances = Circumstances.of(spec);
        Sampler sampler = new Sampler();
        sampler.whyNot().ifPresent(why -> System.err.println("brigade: no figures of threads, memory and CPU time: " + why));
        FreshJvm jvm = new FreshJvm(sampler);
        List<Run> runs = new ArrayList<>();
        for (ModelProvider model : models) {
            System.err.print("running " + model.name() + " ...");
            System.err.flush();
            try {
                Run run = turn.run(model, jvm);
                runs.add(run);
                System.err.print(" " + result(run));
            } finally {
                System.err.println();
            }
        }
        Comparison comparison = new Comparison(scenario, criticalPathMillis, sequentialMillis, runs);
        json.ifPresent(file -> comparison.write(file, circumstances));
        print(comparison, summaries, spec, ReportFile.people(json, spec.commandLine()));
        return comparison.succeeded() ? Cli.DONE : Cli.FAILED;
    }

    private static String result(Run run) {
        return run.succeeded() && run.wallMillis() != null ? Amounts.time(run.wallMillis()) : "failed";
    }

    private void print(Comparison comparison, Map<String, String> summaries, CommandSpec spec, PrintWriter out) {
        Screen screen = Screen.of(spec);
        out.println();
        new Timelines(comparison, summaries, screen).lines().forEach(out::println);
        out.println();
        new FigureTable(comparison, screen).lines().forEach(out::println);
        out.flush();
    }

    /** Returns what is said of each model in its heading. */
    static Map<String, String> summaries(List<ModelProvider> models, boolean downloads) {
        return models.stream().collect(Collectors.toMap(ModelProvider::name,
                model -> downloads ? model.httpClient() + " · " + model.summary() : model.summary()));
    }
}
