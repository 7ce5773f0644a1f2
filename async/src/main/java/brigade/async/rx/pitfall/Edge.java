package brigade.async.rx.pitfall;

import brigade.common.pitfall.Dinner;
import brigade.common.pitfall.Eggs;
import brigade.common.pitfall.Pitfall;
import brigade.common.pitfall.PitfallProvider;
import brigade.common.pitfall.Prep;
import brigade.common.pitfall.Tally;
import brigade.common.pitfall.Timers;
import brigade.common.pitfall.Tools;
import brigade.common.pitfall.Variant;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The edge of the pitfalls of {@code async/rx}: which classes show which, what cannot happen here, and where a thread waits. */
public final class Edge implements PitfallProvider {

    @Override
    public String model() {
        return "async/rx";
    }

    @Override
    public List<Variant> variants() {
        return List.of(
                new Variant(Pitfall.LOST_UPDATE, BrokenTally.class,
                        _ -> Tally.of(await(loop -> new BrokenTally(loop).count()), Tally.SLOW_DISHES)),
                new Variant(Pitfall.LOST_UPDATE, AtomicTally.class,
                        _ -> Tally.of(await(loop -> new AtomicTally(loop).count()), Tally.SLOW_DISHES)),
                new Variant(Pitfall.LOST_UPDATE, ConfinedTally.class,
                        _ -> Tally.of(await(loop -> new ConfinedTally(loop).count()), Tally.SLOW_DISHES)),
                new Variant(Pitfall.CHECK_THEN_ACT, BrokenEggs.class,
                        _ -> Eggs.of(await(loop -> new BrokenEggs(loop).fry()), Eggs.SLOW_BOXES)),
                new Variant(Pitfall.CHECK_THEN_ACT, AtomicEggs.class,
                        _ -> Eggs.of(await(loop -> new AtomicEggs(loop).fry()), Eggs.SLOW_BOXES)),
                new Variant(Pitfall.DEADLOCK, BrokenTools.class,
                        journal -> Tools.of(await(loop -> new BrokenTools(journal, loop).serve()))),
                new Variant(Pitfall.DEADLOCK, OrderedTools.class,
                        journal -> Tools.of(await(loop -> new OrderedTools(journal, loop).serve()))),
                new Variant(Pitfall.DEADLOCK, TimedTools.class,
                        journal -> Tools.of(await(loop -> new TimedTools(journal, loop).serve()))),
                new Variant(Pitfall.DEADLOCK, OwnedTools.class,
                        journal -> Tools.of(await(loop -> new OwnedTools(journal, loop).serve()))),
                new Variant(Pitfall.STARVATION, BrokenPrep.class,
                        journal -> Prep.of(await(Prep.STAFF, "cook", cooks -> new BrokenPrep(journal, cooks).serve()))),
                new Variant(Pitfall.STARVATION, ChainedPrep.class,
                        journal -> Prep.of(await(Prep.STAFF, "cook", cooks -> new ChainedPrep(journal, cooks).serve()))),
                new Variant(Pitfall.BLOCKED_LOOP, BrokenTimers.class, _ -> Timers.of(await(loop -> new BrokenTimers(loop).cook()))),
                new Variant(Pitfall.BLOCKED_LOOP, OffloadedTimers.class,
                        _ -> Timers.of(await(loop -> new OffloadedTimers(loop).cook()))),
                new Variant(Pitfall.SWALLOWED_FAILURE, BrokenDinner.class,
                        _ -> Dinner.of(() -> await(loop -> new BrokenDinner(loop).dine().toSingleDefault(true)))),
                new Variant(Pitfall.SWALLOWED_FAILURE, JoinedDinner.class,
                        _ -> Dinner.of(() -> await(loop -> new JoinedDinner(loop).dine().toSingleDefault(true)))));
    }

    @Override
    public Map<Pitfall, String> impossible() {
        return Map.of(Pitfall.VISIBILITY,
                "the loop is one thread, which sees its own writes; a handler that waits in a loop for a flag blocks it: that is blocked-loop",
                Pitfall.UNREAD_OUTPUT, "it starts no child process",
                Pitfall.ORPHAN, "it starts no child process, and a thread ends with its JVM");
    }

    /** Subscribes on a loop of its own and waits for the end; an interruption disposes of it. */
    private static <T> T await(Function<Scheduler, Single<T>> scenario) throws InterruptedException, ExecutionException {
        return await(1, "rx-eventloop", scenario);
    }

    private static <T> T await(int threads, String name, Function<Scheduler, Single<T>> scenario)
            throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newScheduledThreadPool(threads, Thread.ofPlatform().daemon().name(name).factory());
        CompletableFuture<T> end = new CompletableFuture<>();
        Scheduler scheduler = Schedulers.from(executor);
        Disposable running = Single.defer(() -> scenario.apply(scheduler)).subscribeOn(scheduler)
                .subscribe(end::complete, end::completeExceptionally);
        try {
            return end.get();
        } finally {
            running.dispose();
            executor.shutdownNow();
        }
    }
}
