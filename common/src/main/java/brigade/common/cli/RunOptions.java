package brigade.common.cli;

import brigade.common.journal.Event;
import brigade.common.journal.Worker;
import brigade.common.model.ModelProvider;
import brigade.common.model.WorkerPromise;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** What every scenario can be asked for when one model runs it. */
final class RunOptions {
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
     * @throws IllegalArgumentException if there is none of that name; the message lists those there are
     */
    ModelProvider model(Catalogue catalogue) {
        if (model != null && model.contains(",")) {
            throw new IllegalArgumentException("--model " + model + ": one model runs here; 'compare' runs several");
        }
        return catalogue.named(model == null ? catalogue.defaultModel() : model);
    }

    /**
     * Returns where the report goes.
     *
     * @throws IllegalArgumentException if it cannot be written there; better said before the run than after it
     */
    Optional<ReportFile> json() {
        return ReportFile.checked(json);
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
        return Ansi.AUTO.string("@|faint [" + worker + "]|@ ");
    }
}
