package brigade.conformance;

import brigade.common.journal.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the kit does with calls that go on. */
final class Calls {

    private Calls() {}

    /** Interrupts the call when so many events like that have happened, and holds what follows to rule G2. */
    static void checkStops(Bench bench, Leftovers before, Call<?> call, int count, Predicate<Event> like, String where)
            throws InterruptedException {
        bench.check(call.await(count, like, bench.patience()),
                "the call did not come so far: " + where + "; its caller stands" + call.stack());
        checkStops(bench, before, call, where);
    }

    /** Interrupts the call, and holds what follows to rule G2. */
    static void checkStops(Bench bench, Leftovers before, Call<?> call, String where) throws InterruptedException {
        long interrupted = call.interrupt();
        Run<?> run = bench.end(call);
        Duration took = call.tookSince(interrupted);
        bench.check(run.thrown().orElse(null) instanceof InterruptedException,
                "interrupted " + where + ", the caller got " + run.thrown(), run);
        bench.check(took.compareTo(GeneralRules.STOPPED_WITHIN) <= 0,
                "interrupted " + where + ", the call took " + took.toMillis() + " ms to stop", run);
        bench.check(!call.leftInterrupted(), "interrupted " + where + ", the caller is left with its interrupt status set", run);
        bench.checkNothingLeft(before, "an interruption " + where);
        bench.check(call.eventsNow() == call.eventsAtEnd(), "interrupted " + where + ", something goes on after the call", run);
    }

    /** Deletes the files in the directory, so that the next round finds it as the first did. */
    static void clear(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : List.copyOf(files.toList())) {
                Files.delete(file);
            }
        }
    }
}
