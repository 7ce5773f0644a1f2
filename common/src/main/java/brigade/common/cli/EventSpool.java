package brigade.common.cli;

import brigade.common.journal.Event;
import brigade.common.json.Json;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The events of a run that may go on for days, on the disk until they are put into its report: nobody could remember all of them. A
 * failed write is told when they are asked for.
 */
final class EventSpool implements AutoCloseable {
    /** Keeps nothing. */
    static final EventSpool NONE = new EventSpool(null, Writer.nullWriter());

    private final ObjectWriter json = Json.mapper().writerFor(RunReport.Line.class);
    private final @Nullable Path file;
    private final Writer out;
    private @Nullable IOException failure; // guarded by this

    private EventSpool(@Nullable Path file, Writer out) {
        this.file = file;
        this.out = out;
    }

    /** Opens an empty one, in the temporary directory. */
    static EventSpool onDisk() throws IOException {
        Path file = Files.createTempFile("brigade-events-", ".jsonl");
        return new EventSpool(file, Files.newBufferedWriter(file));
    }

    /** Adds an event. */
    synchronized void add(Event event) {
        if (file == null || failure != null) {
            return;
        }
        try {
            out.write(json.writeValueAsString(RunReport.Line.of(event)) + "\n");
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Returns all that were added, to be read once; an {@code Iterable}, which Jackson writes as an array whatever else it is. */
    synchronized Iterable<RunReport.Line> events() throws IOException {
        if (failure != null) {
            throw failure;
        }
        out.flush();
        Iterator<RunReport.Line> lines = file == null ? Collections.emptyIterator()
                : Json.mapper().readerFor(RunReport.Line.class).readValues(file.toFile());
        return () -> lines;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.delete(file);
        }
        out.close();
    }
}
