package brigade.async.future.pitfall;

import brigade.common.pitfall.Dinner;
import brigade.common.pitfall.Eggs;
import brigade.common.pitfall.Flag;
import brigade.common.pitfall.Pitfall;
import brigade.common.pitfall.PitfallProvider;
import brigade.common.pitfall.Prep;
import brigade.common.pitfall.Tally;
import brigade.common.pitfall.Timers;
import brigade.common.pitfall.Tools;
import brigade.common.pitfall.Variant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The edge of the pitfalls of {@code async/future}: which classes show which, what cannot happen here, and where a thread waits. */
public final class Edge implements PitfallProvider {

    @Override
    public String model() {
        return "async/future";
    }

    @Override
    public List<Variant> variants() {
        return List.of(
                new Variant(Pitfall.LOST_UPDATE, BrokenTally.class, _ -> Tally.of(await(cooks -> new BrokenTally(cooks).count()))),
                new Variant(Pitfall.LOST_UPDATE, LockedTally.class, _ -> Tally.of(await(cooks -> new LockedTally(cooks).count()))),
                new Variant(Pitfall.LOST_UPDATE, AtomicTally.class, _ -> Tally.of(await(cooks -> new AtomicTally(cooks).count()))),
                new Variant(Pitfall.LOST_UPDATE, ConfinedTally.class,
                        _ -> Tally.of(await(cooks -> new ConfinedTally(cooks).count()))),
                new Variant(Pitfall.CHECK_THEN_ACT, BrokenEggs.class, _ -> Eggs.of(await(cooks -> new BrokenEggs(cooks).fry()))),
                new Variant(Pitfall.CHECK_THEN_ACT, LockedEggs.class, _ -> Eggs.of(await(cooks -> new LockedEggs(cooks).fry()))),
                new Variant(Pitfall.CHECK_THEN_ACT, AtomicEggs.class, _ -> Eggs.of(await(cooks -> new AtomicEggs(cooks).fry()))),
                new Variant(Pitfall.VISIBILITY, BrokenFlag.class, _ -> Flag.of(await(new BrokenFlag().stir()))),
                new Variant(Pitfall.VISIBILITY, VolatileFlag.class, _ -> Flag.of(await(new VolatileFlag().stir()))),
                new Variant(Pitfall.DEADLOCK, BrokenTools.class, journal -> Tools.of(await(new BrokenTools(journal).serve()))),
                new Variant(Pitfall.DEADLOCK, OrderedTools.class, journal -> Tools.of(await(new OrderedTools(journal).serve()))),
                new Variant(Pitfall.DEADLOCK, TimedTools.class, journal -> Tools.of(await(new TimedTools(journal).serve()))),
                new Variant(Pitfall.DEADLOCK, OwnedTools.class, journal -> Tools.of(await(new OwnedTools(journal).serve()))),
                new Variant(Pitfall.STARVATION, BrokenPrep.class,
                        journal -> Prep.of(await(cooks -> new BrokenPrep(journal, cooks).serve()))),
                new Variant(Pitfall.STARVATION, ChainedPrep.class,
                        journal -> Prep.of(await(cooks -> new ChainedPrep(journal, cooks).serve()))),
                new Variant(Pitfall.BLOCKED_LOOP, BrokenTimers.class, _ -> Timers.of(await(new BrokenTimers().cook()))),
                new Variant(Pitfall.BLOCKED_LOOP, OffloadedTimers.class, _ -> Timers.of(await(new OffloadedTimers().cook()))),
                new Variant(Pitfall.SWALLOWED_FAILURE, BrokenDinner.class, _ -> Dinner.of(() -> await(new BrokenDinner().dine()))),
                new Variant(Pitfall.SWALLOWED_FAILURE, JoinedDinner.class, _ -> Dinner.of(() -> await(new JoinedDinner().dine()))));
    }

    @Override
    public Map<Pitfall, String> impossible() {
        return Map.of(Pitfall.UNREAD_OUTPUT, "it starts no child process",
                Pitfall.ORPHAN, "it starts no child process, and a thread ends with its JVM");
    }

    /** Waits for the end. An interruption leaves futures behind that nobody completes, and no thread that waits for them. */
    private static <T> T await(CompletableFuture<T> end) throws InterruptedException, ExecutionException {
        return end.get();
    }

    /** Runs stages on threads of their own and waits for the end: the common pool has one thread, on a machine with two cores. */
    private static <T> T await(Function<Executor, CompletableFuture<T>> stages) throws InterruptedException, ExecutionException {
        ExecutorService cooks = Executors.newFixedThreadPool(Prep.STAFF, Thread.ofPlatform().daemon().name("cook-", 1).factory());
        try {
            return await(stages.apply(cooks));
        } finally {
            cooks.shutdownNow();
        }
    }
}
