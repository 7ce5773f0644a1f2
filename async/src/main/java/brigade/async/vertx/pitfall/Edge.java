package brigade.async.vertx.pitfall;

import brigade.common.pitfall.Dinner;
import brigade.common.pitfall.Eggs;
import brigade.common.pitfall.Pitfall;
import brigade.common.pitfall.PitfallProvider;
import brigade.common.pitfall.Prep;
import brigade.common.pitfall.Tally;
import brigade.common.pitfall.Timers;
import brigade.common.pitfall.Tools;
import brigade.common.pitfall.Variant;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** The edge of the pitfalls of {@code async/vertx}: which classes show which, what cannot happen here, and where a thread waits. */
public final class Edge implements PitfallProvider {
    private static final VertxOptions OPTIONS = new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(Prep.STAFF)
            .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));

    @Override
    public String model() {
        return "async/vertx";
    }

    @Override
    public List<Variant> variants() {
        return List.of(
                new Variant(Pitfall.LOST_UPDATE, BrokenTally.class,
                        _ -> Tally.of(await(vertx -> new BrokenTally(vertx).count()), Tally.SLOW_DISHES)),
                new Variant(Pitfall.LOST_UPDATE, AtomicTally.class,
                        _ -> Tally.of(await(vertx -> new AtomicTally(vertx).count()), Tally.SLOW_DISHES)),
                new Variant(Pitfall.LOST_UPDATE, LockedTally.class,
                        _ -> Tally.of(await(vertx -> new LockedTally(vertx).count()), Tally.SLOW_DISHES)),
                new Variant(Pitfall.CHECK_THEN_ACT, BrokenEggs.class,
                        _ -> Eggs.of(await(vertx -> new BrokenEggs(vertx).fry()), Eggs.SLOW_BOXES)),
                new Variant(Pitfall.CHECK_THEN_ACT, AtomicEggs.class,
                        _ -> Eggs.of(await(vertx -> new AtomicEggs(vertx).fry()), Eggs.SLOW_BOXES)),
                new Variant(Pitfall.CHECK_THEN_ACT, LockedEggs.class,
                        _ -> Eggs.of(await(vertx -> new LockedEggs(vertx).fry()), Eggs.SLOW_BOXES)),
                new Variant(Pitfall.DEADLOCK, BrokenTools.class,
                        journal -> Tools.of(await(vertx -> new BrokenTools(journal, vertx).serve()))),
                new Variant(Pitfall.DEADLOCK, OrderedTools.class,
                        journal -> Tools.of(await(vertx -> new OrderedTools(journal, vertx).serve()))),
                new Variant(Pitfall.DEADLOCK, TimedTools.class,
                        journal -> Tools.of(await(vertx -> new TimedTools(journal, vertx).serve()))),
                new Variant(Pitfall.DEADLOCK, OwnedTools.class,
                        journal -> Tools.of(await(vertx -> new OwnedTools(journal, vertx).serve()))),
                new Variant(Pitfall.STARVATION, BrokenPrep.class,
                        journal -> Prep.of(await(
                                vertx -> new BrokenPrep(journal, vertx.createSharedWorkerExecutor("cooks", Prep.STAFF)).serve()))),
                new Variant(Pitfall.STARVATION, ChainedPrep.class,
                        journal -> Prep.of(await(
                                vertx -> new ChainedPrep(journal, vertx.createSharedWorkerExecutor("cooks", Prep.STAFF)).serve()))),
                new Variant(Pitfall.BLOCKED_LOOP, BrokenTimers.class,
                        _ -> Timers.of(await(vertx -> new BrokenTimers(vertx).cook()))),
                new Variant(Pitfall.BLOCKED_LOOP, OffloadedTimers.class,
                        _ -> Timers.of(await(vertx -> new OffloadedTimers(vertx).cook()))),
                new Variant(Pitfall.SWALLOWED_FAILURE, BrokenDinner.class,
                        _ -> Dinner.of(() -> await(vertx -> new BrokenDinner(vertx).dine()))),
                new Variant(Pitfall.SWALLOWED_FAILURE, JoinedDinner.class,
                        _ -> Dinner.of(() -> await(vertx -> new JoinedDinner(vertx).dine()))));
    }

    @Override
    public Map<Pitfall, String> impossible() {
        return Map.of(Pitfall.VISIBILITY,
                "the loop is one thread, which sees its own writes; a handler that waits in a loop for a flag blocks it: that is blocked-loop",
                Pitfall.UNREAD_OUTPUT, "it starts no child process",
                Pitfall.ORPHAN, "it starts no child process, and a thread ends with its JVM");
    }

    /** Runs it on a loop of its own and waits for the end; what an interruption leaves undone goes with the loop. */
    private static <T> T await(Function<Vertx, Future<T>> scenario) throws InterruptedException, ExecutionException {
        Vertx vertx = Vertx.vertx(OPTIONS);
        CompletableFuture<T> end = new CompletableFuture<>();
        try {
            vertx.runOnContext(_ -> scenario.apply(vertx).onComplete(end::complete, end::completeExceptionally));
            return end.get();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
