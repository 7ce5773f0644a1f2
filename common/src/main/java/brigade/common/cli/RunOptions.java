package brigade.common.cli;

import brigade.common.journal.Event;
import brigade.common.journal.Worker;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.common.model.WorkerPromise;
import brigade.common.text.Printable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every scenario can be asked for when one model runs it. */
final class RunOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(names = {"--model", "--models"}, paramLabel = "NAME", completionCandidates = ModelNames.class,
            description = "The model that runs it; 'models' lists them.")
    private @Nullable String model;

    @Option(names = "--json", paramLabel = "FILE",
            description = "Also write a report with all events; - is standard output, and the rest goes to standard error.")
    private @Nullable Path json;

    @Option(names = "--who", description = "Begin each line with the worker that ran it: thread name and kind, event loop, or pid.")
    private boolean who;

    /** What a shell completes a model's name with. */
    record ModelNames(Catalogue catalogue) implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return catalogue.shortNames().iterator();
        }
    }

    /**
     * Returns the model.
     *
     * @throws IllegalArgumentException if there is none of that name, and the message lists those there are; or if it does not offer
     *             the scenario, and the message says why
     */
    ModelProvider model(Catalogue catalogue, Scenario scenario) {
        if (model != null && model.contains(",")) {
            throw new IllegalArgumentException("--model " + model + ": one model runs here; 'compare' runs several");
        }
        ModelProvider provider = catalogue.named(model == null ? catalogue.defaultModel() : model);
        provider.capabilities().whyNot(scenario).ifPresent(why -> {
            throw new IllegalArgumentException(
                    provider.name() + " does not offer " + scenario.command() + ": " + why + "; name another --model");
        });
        return provider;
    }

    /**
     * Returns where the report goes.
     *
     * @throws IllegalArgumentException if it cannot be written there; better said before the run than after it
     */
    Optional<ReportFile> json() {
        return ReportFile.checked(json, command);
    }

    /** Returns whether the report goes to standard output. */
    boolean reportsOnStandardOutput() {
        return json != null && ReportFile.isStandardOutput(json);
    }

    /** Returns what stands before a line about the event. */
    String who(Event event, ModelProvider model) {
        if (!who) {
            return "";
        }
        Worker worker = event.worker();
        boolean processes = model.capabilities().workers() == WorkerPromise.PROCESS_PER_ASSISTANT;
        return before(processes ? worker.process() : worker.thread());
    }

    /** Returns what stands before a line about something that this worker did. */
    static String before(String worker) {
        String shown = "[" + Printable.line(worker) + "]"; // A thread may be named after a file.
        return (Ansi.AUTO.enabled() ? Style.faint.on() + shown + Style.faint.off() : shown) + " ";
    }
}
