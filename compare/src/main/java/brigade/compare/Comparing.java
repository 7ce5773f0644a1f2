package brigade.compare;

import brigade.common.cli.Cli;
import brigade.common.model.ModelProvider;
import brigade.compare.run.Comparison;
import brigade.compare.run.FreshJvm;
import brigade.compare.run.Run;
import brigade.compare.run.Sampler;
import brigade.compare.run.Setup;
import brigade.compare.screen.Amounts;
import brigade.compare.screen.FigureTable;
import brigade.compare.screen.Screen;
import brigade.compare.screen.Timelines;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Runs the models, prints timelines and figures, and returns the exit code. */
    int compare(List<ModelProvider> models, Map<String, String> summaries, Turn turn, Outputs outputs, CommandSpec spec)
            throws InterruptedException, IOException {
        Setup setup = Setup.now(options);
        FreshJvm jvm = new FreshJvm(new Sampler());
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
        Comparison comparison = new Comparison(scenario, criticalPathMillis, sequentialMillis, setup, List.of(), runs);
        outputs.write(comparison, models);
        print(comparison, summaries, spec);
        return comparison.succeeded() ? Cli.DONE : Cli.FAILED;
    }

    private static String result(Run run) {
        return run.succeeded() && run.wallMillis() != null ? Amounts.time(run.wallMillis()) : "failed";
    }

    private void print(Comparison comparison, Map<String, String> summaries, CommandSpec spec) {
        Screen screen = Screen.of(spec);
        PrintWriter out = spec.commandLine().getOut();
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
