package brigade.async.future.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Standstill;
import brigade.common.pitfall.Tools;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The same order for all: the knife before the pan. Whoever has the knife can wait for the pan, for whoever has the pan waits
 * for nobody. Costs a rule that all code must know and keep.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready              4   100.0 %  ACCEPTABLE
 * </pre>
 */
final class OrderedTools {
    private final Journal journal;
    private final Tool knife = new Tool(Tools.KNIFE);
    private final Tool pan = new Tool(Tools.PAN);
    private final AtomicInteger ready = new AtomicInteger();

    OrderedTools(Journal journal) {
        this.journal = journal;
    }

    CompletableFuture<Integer> serve() {
        CompletableFuture<Void> first = cook(Tools.FIRST_COOK, knife, pan, Tools.DISHES);
        CompletableFuture<Void> second = cook(Tools.SECOND_COOK, knife, pan, Tools.DISHES);
        return first.thenCombine(second, (_, _) -> ready.get());
    }

    private CompletableFuture<Void> cook(String cook, Tool first, Tool second, int dishes) {
        if (dishes == 0) {
            return CompletableFuture.completedFuture(null);
        }
        Step step = journal.start(Tools.dish(cook));
        return first.take(step)
                .thenCompose(putBackFirst -> cut()
                        .thenCompose(_ -> second.take(step))
                        .thenAccept(putBackSecond -> {
                            ready.incrementAndGet();
                            putBackSecond.run();
                        })
                        .thenRun(putBackFirst))
                .thenRun(step::finish)
                .thenCompose(_ -> cook(cook, first, second, dishes - 1));
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

        private void putBack(Step step, CompletableFuture<Void> back) {
            step.note(Standstill.putsBack(name));
            back.complete(null);
        }
    }
}
