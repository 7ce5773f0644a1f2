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
    /** A call that takes no longer than this may never have waited, and only a thread that waits notices an interrupt. */
    private static final Duration AT_ONCE = Duration.ofMillis(50);

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
        checkStopped(bench, before, call, run, call.tookSince(interrupted), where);
    }

    /** Holds a call whose caller was interrupted before to rule G2, unless it was over before it could notice. */
    static void checkDoesNotBegin(Bench bench, Leftovers before, Call<?> call, String where) throws InterruptedException {
        Run<?> run = bench.end(call);
        if (run.thrown().isPresent() || run.took().compareTo(AT_ONCE) > 0) {
            checkStopped(bench, before, call, run, run.took(), where);
        }
    }

    private static void checkStopped(Bench bench, Leftovers before, Call<?> call, Run<?> run, Duration took, String where)
            throws InterruptedException {
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
