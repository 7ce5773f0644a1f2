package brigade.async.future.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Standstill;
import brigade.common.pitfall.Tools;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Nobody waits for ever: who does not get the second tool in time puts back the first and begins again. Costs work done twice,
 * and a timeout to choose; and the place in the queue that was given up must be passed on.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready              3   100.0 %  ACCEPTABLE
 * </pre>
 */
final class TimedTools {
    private final Journal journal;
    private final Tool knife = new Tool(Tools.KNIFE);
    private final Tool pan = new Tool(Tools.PAN);
    private final AtomicInteger ready = new AtomicInteger();

    TimedTools(Journal journal) {
        this.journal = journal;
    }

    CompletableFuture<Integer> serve() {
        CompletableFuture<Void> first = cook(Tools.FIRST_COOK, knife, pan, Tools.DISHES);
        CompletableFuture<Void> second = cook(Tools.SECOND_COOK, pan, knife, Tools.DISHES);
        return first.thenCombine(second, (_, _) -> ready.get());
    }

    private CompletableFuture<Void> cook(String cook, Tool first, Tool second, int dishes) {
        if (dishes == 0) {
            return CompletableFuture.completedFuture(null);
        }
        Step step = journal.start(Tools.dish(cook));
        return first.take(step)
                .thenCompose(putBackFirst -> cut()
                        .thenCompose(_ -> second.takeInTime(step))
                        .thenApply(putBackSecond -> {
                            putBackSecond.ifPresent(_ -> ready.incrementAndGet());
                            putBackSecond.ifPresent(Runnable::run);
                            putBackFirst.run();
                            return putBackSecond.isPresent() ? dishes - 1 : dishes;
                        }))
                .thenCompose(left -> {
                    step.finish();
                    return cook(cook, first, second, left);
                });
    }

    private static CompletableFuture<Void> cut() {
        return new CompletableFuture<Void>().completeOnTimeout(null, Tools.CUTTING.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A tool, which one cook can have at a time: who wants it waits for the one before to put it back, and no thread does. */
    private record Tool(String name, AtomicReference<CompletableFuture<Void>> last) {

        Tool(String name) {
            this(name, new AtomicReference<>(CompletableFuture.completedFuture(null)));
        }

        CompletableFuture<Runnable> take(Step step) {
            step.note(Standstill.waitsFor(name));
            CompletableFuture<Void> back = new CompletableFuture<>();
            return last.getAndSet(back).thenApplyAsync(_ -> {
                step.note(Standstill.has(name));
                return () -> putBack(step, back);
            });
        }

        /** Takes it, or gives up; whose turn it would have been passes it on. */
        CompletableFuture<Optional<Runnable>> takeInTime(Step step) {
            step.note(Standstill.waitsFor(name));
            CompletableFuture<Void> back = new CompletableFuture<>();
            CompletableFuture<Void> before = last.getAndSet(back);
            return before.thenApply(_ -> true).completeOnTimeout(false, Tools.patience().toNanos(), TimeUnit.NANOSECONDS)
                    .thenApplyAsync(taken -> {
                        step.note(taken ? Standstill.has(name) : Standstill.goesWithout(name));
                        if (!taken) {
                            CompletableFuture<Void> _ = before.thenRunAsync(() -> back.complete(null));
                        }
                        return taken ? Optional.of(() -> putBack(step, back)) : Optional.empty();
                    });
        }

        private void putBack(Step step, CompletableFuture<Void> back) {
            step.note(Standstill.putsBack(name));
            back.complete(null);
        }
    }
}
