package brigade.common.cli;

import brigade.common.journal.Event;
import brigade.common.journal.FlightRecord;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a run's events go as they happen, besides the lines that people read: to the flight recorder, and to whoever watches the run. */
public final class EventStream {
    private static volatile @Nullable Consumer<RunReport.Line> watcher;

    private EventStream() {}

    /**
     * Has somebody watch all runs of this JVM.
     *
     * @param told is told each event, while the journal is locked
     */
    public static void watch(Consumer<RunReport.Line> told) {
        watcher = told;
    }

    /** Returns the listener for a run's journal. */
    static Consumer<Event> of(String scenario, String model) {
        FlightRecord record = new FlightRecord(scenario, model);
        Consumer<RunReport.Line> told = watcher;
        return told == null ? record : record.andThen(event -> told.accept(RunReport.Line.of(event)));
    }
}
