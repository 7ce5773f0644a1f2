package brigade.common.cli;

import brigade.common.download.FileResult;
import brigade.common.journal.Event;
import brigade.common.journal.Worker;
import brigade.common.json.Json;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of one model was, as {@code --json} writes it.
 *
 * @param scenario which scenario
 * @param model which model
 * @param client the HTTP client; empty where there is none
 * @param outcome "done", or what failed
 * @param exitCode the exit code that goes with the outcome
 * @param wallMillis how long the call took
 * @param criticalPathMillis the shortest time the scenario allows; null where nobody knows
 * @param sequentialMillis the time it takes one after another; null where nobody knows
 * @param events the journal
 * @param results how each file ended, in input order; empty for what is no download
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunReport(String scenario, String model, String client, String outcome, int exitCode, double wallMillis,
        @Nullable Double criticalPathMillis, @Nullable Double sequentialMillis, List<Line> events, List<FileLine> results) {

    /** One event of the journal, as plain data. */
    public record Line(double atMillis, String group, String actor, String step, String phase, String detail, Where worker) {

        static Line of(Event event) {
            return new Line(millis(event.at()), event.actor().group(), event.actor().name(), event.step(), event.phase().name(),
                    event.detail(), Where.of(event.worker()));
        }
    }

    /** Where an event happened. */
    public record Where(String kind, long pid, long threadId, String thread, boolean daemon) {

        static Where of(Worker worker) {
            return new Where(worker.kind().prose(), worker.pid(), worker.threadId(), worker.threadName(), worker.daemon());
        }
    }

    /** Copies the lists. */
    public RunReport {
        events = List.copyOf(events);
        results = List.copyOf(results);
    }

    /** Reports what was no download. */
    public RunReport(String scenario, String model, String client, String outcome, int exitCode, double wallMillis,
            @Nullable Double criticalPathMillis, @Nullable Double sequentialMillis, List<Line> events) {
        this(scenario, model, client, outcome, exitCode, wallMillis, criticalPathMillis, sequentialMillis, events, List.of());
    }

    /**
     * How one file ended, as plain data.
     *
     * @param name its name, or the URL of one that was rejected, without what may be a credential
     * @param outcome "saved", "failed" or "rejected"
     * @param bytes its length, or how many are kept for a later run
     * @param sha256 its checksum; empty if it was not saved
     * @param attempts how many times it was tried
     * @param reason why it was not saved; empty if it was
     */
    public record FileLine(String name, String outcome, long bytes, String sha256, int attempts, String reason) {

        static FileLine of(FileResult result) {
            return switch (result) {
                case FileResult.Saved saved ->
                        new FileLine(saved.file().name(), "saved", saved.bytes(), saved.sha256(), saved.attempts(), "");
                case FileResult.Failed failed ->
                        new FileLine(failed.file().name(), "failed", failed.kept(), "", failed.attempts(), failed.reason());
            };
        }

        static FileLine rejected(String url, String reason) {
            return new FileLine(url, "rejected", 0, "", 0, reason);
        }
    }

    /** Returns the events as reports have them. */
    public static List<Line> lines(List<Event> events) {
        return events.stream().map(Line::of).toList();
    }

    /** Returns the duration in milliseconds, to the microsecond. */
    public static double millis(Duration duration) {
        return Math.round(duration.toSeconds() * 1e6 + duration.toNanosPart() / 1e3) / 1e3;
    }

    /**
     * Writes the report.
     *
     * @param journal the events to write: those of this report, or what iterates over more of them than anybody could remember
     */
    void write(ReportFile file, Circumstances circumstances, Object journal) {
        JsonMapper mapper = Json.mapper();
        RunReport rest = new RunReport(scenario, model, client, outcome, exitCode, wallMillis, criticalPathMillis, sequentialMillis,
                List.of(), results);
        ObjectNode all = mapper.valueToTree(circumstances);
        all.setAll(mapper.<ObjectNode>valueToTree(rest));
        file.write(all.putPOJO("events", journal));
    }

    /** Reads a report that {@link #write} wrote, but for its circumstances. */
    public static RunReport read(Path file) throws IOException {
        return Json.mapper().readValue(file.toFile(), new TypeReference<>() {});
    }
}
