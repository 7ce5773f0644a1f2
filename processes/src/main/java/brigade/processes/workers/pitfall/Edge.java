package brigade.processes.workers.pitfall;

import brigade.common.model.Failures;
import brigade.common.pitfall.Dinner;
import brigade.common.pitfall.Eggs;
import brigade.common.pitfall.Pitfall;
import brigade.common.pitfall.PitfallProvider;
import brigade.common.pitfall.Prep;
import brigade.common.pitfall.Tally;
import brigade.common.pitfall.Tools;
import brigade.common.pitfall.Variant;
import brigade.processes.pool.PoolSettings;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Echo;
import brigade.processes.task.Task;
import brigade.processes.task.TaskCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The edge of the pitfalls of {@code processes/workers}: which classes show which, what cannot happen here, and where their files stand. */
public final class Edge implements PitfallProvider {
    private @Nullable WorkerPool workers;
    private @Nullable WorkerPool helpers;

    @Override
    public String model() {
        return "processes/workers";
    }

    @Override
    public List<Variant> variants() {
        return List.of(
                new Variant(Pitfall.LOST_UPDATE, BrokenTally.class,
                        _ -> Tally.of(in(kitchen -> new BrokenTally(kitchen, workers()).count()), Tally.SLOW_DISHES)),
                new Variant(Pitfall.LOST_UPDATE, LockedTally.class,
                        _ -> Tally.of(in(kitchen -> new LockedTally(kitchen, workers()).count()), Tally.SLOW_DISHES)),
                new Variant(Pitfall.LOST_UPDATE, ConfinedTally.class,
                        _ -> Tally.of(in(kitchen -> new ConfinedTally(kitchen, workers()).count()), Tally.SLOW_DISHES)),
                new Variant(Pitfall.CHECK_THEN_ACT, BrokenEggs.class,
                        _ -> Eggs.of(in(kitchen -> new BrokenEggs(kitchen, workers()).fry()), Eggs.SLOW_BOXES)),
                new Variant(Pitfall.CHECK_THEN_ACT, AtomicEggs.class,
                        _ -> Eggs.of(in(kitchen -> new AtomicEggs(kitchen, workers()).fry()), Eggs.SLOW_BOXES)),
                new Variant(Pitfall.CHECK_THEN_ACT, LockedEggs.class,
                        _ -> Eggs.of(in(kitchen -> new LockedEggs(kitchen, workers()).fry()), Eggs.SLOW_BOXES)),
                new Variant(Pitfall.DEADLOCK, BrokenTools.class,
                        journal -> Tools.of(in(kitchen -> new BrokenTools(journal, kitchen, workers()).serve()))),
                new Variant(Pitfall.DEADLOCK, OrderedTools.class,
                        journal -> Tools.of(in(kitchen -> new OrderedTools(journal, kitchen, workers()).serve()))),
                new Variant(Pitfall.DEADLOCK, TimedTools.class,
                        journal -> Tools.of(in(kitchen -> new TimedTools(journal, kitchen, workers()).serve()))),
                new Variant(Pitfall.DEADLOCK, OwnedTools.class, journal -> Tools.of(new OwnedTools(journal, workers()).serve())),
                new Variant(Pitfall.STARVATION, BrokenPrep.class,
                        journal -> Prep.of(in(kitchen -> new BrokenPrep(journal, kitchen, workers()).serve()))),
                new Variant(Pitfall.STARVATION, SeparatePrep.class,
                        journal -> Prep.of(in(kitchen -> new SeparatePrep(journal, kitchen, workers(), helpers()).serve()))),
                new Variant(Pitfall.STARVATION, ChainedPrep.class,
                        journal -> Prep.of(in(kitchen -> new ChainedPrep(journal, kitchen, workers()).serve()))),
                new Variant(Pitfall.SWALLOWED_FAILURE, BrokenDinner.class, _ -> Dinner.of(new BrokenDinner()::dine)),
                new Variant(Pitfall.SWALLOWED_FAILURE, JoinedDinner.class, _ -> Dinner.of(new JoinedDinner()::dine)));
    }

    @Override
    public Map<Pitfall, String> impossible() {
        return Map.of(Pitfall.VISIBILITY, "processes share no memory, so nobody waits for a field to change: a stop must be sent",
                Pitfall.BLOCKED_LOOP, "a blocked worker holds up its pool only when all are blocked: that is starvation",
                Pitfall.UNREAD_OUTPUT, "the pool reads what a worker writes, on a thread for each",
                Pitfall.ORPHAN,
                "a worker's standard input is its lifeline: when it ends, the worker halts, in the midst of whatever it does");
    }

    private synchronized WorkerPool workers() {
        if (workers == null) {
            workers = new WorkerPool(PoolSettings.of(Prep.STAFF));
        }
        return workers;
    }

    private synchronized WorkerPool helpers() {
        if (helpers == null) {
            helpers = warm(new WorkerPool(PoolSettings.of(Prep.STAFF)));
        }
        return helpers;
    }

    /** Starts the workers now: while they started, everybody else would wait, and that would look like a standstill. */
    private static WorkerPool warm(WorkerPool pool) {
        List<Future<byte[]>> answers = IntStream.range(0, Prep.STAFF).mapToObj(_ -> pool.submit(new Echo(new byte[1]))).toList();
        answers.forEach(answer -> {
            try {
                answer.get();
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        return pool;
    }

    @Override
    public synchronized void close() {
        for (WorkerPool pool : Arrays.asList(workers, helpers)) {
            if (pool != null) {
                pool.shutdownNow();
                pool.close();
            }
        }
        workers = null;
        helpers = null;
    }

    @Override
    public Duration quiet() {
        return Duration.ofSeconds(1); // What one process wrote, another reads only when it gets a core.
    }

    /** What needs a directory. */
    private interface Work<T> {
        T in(Path kitchen) throws Exception;
    }

    /** Works in a directory that nobody else knows, and removes it. */
    private static <T> T in(Work<T> work) throws Exception {
        Path kitchen = Files.createTempDirectory("brigade-pitfall-");
        try {
            return work.in(kitchen);
        } finally {
            try (Stream<Path> files = Files.list(kitchen)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(kitchen);
        }
    }

    /** The tasks that its worker JVMs know. */
    public static final class Catalog implements TaskCatalog {

        @Override
        public Map<String, Class<? extends Task<?>>> types() {
            return Map.ofEntries(Map.entry("workers/pitfall/BrokenTally", BrokenTally.Cook.class),
                    Map.entry("workers/pitfall/LockedTally", LockedTally.Cook.class),
                    Map.entry("workers/pitfall/ConfinedTally", ConfinedTally.Cook.class),
                    Map.entry("workers/pitfall/BrokenEggs", BrokenEggs.Cook.class),
                    Map.entry("workers/pitfall/AtomicEggs", AtomicEggs.Cook.class),
                    Map.entry("workers/pitfall/LockedEggs", LockedEggs.Cook.class),
                    Map.entry("workers/pitfall/BrokenTools", BrokenTools.Cook.class),
                    Map.entry("workers/pitfall/OrderedTools", OrderedTools.Cook.class),
                    Map.entry("workers/pitfall/TimedTools", TimedTools.Cook.class),
                    Map.entry("workers/pitfall/OwnedTools", OwnedTools.Cook.class),
                    Map.entry("workers/pitfall/BrokenPrep/dish", BrokenPrep.CookDish.class),
                    Map.entry("workers/pitfall/BrokenPrep/prep", BrokenPrep.Prepare.class),
                    Map.entry("workers/pitfall/SeparatePrep/dish", SeparatePrep.CookDish.class),
                    Map.entry("workers/pitfall/SeparatePrep/prep", SeparatePrep.Prepare.class),
                    Map.entry("workers/pitfall/ChainedPrep/dish", ChainedPrep.CookDish.class),
                    Map.entry("workers/pitfall/ChainedPrep/prep", ChainedPrep.Prepare.class),
                    Map.entry("workers/pitfall/BrokenDinner", BrokenDinner.Bake.class),
                    Map.entry("workers/pitfall/JoinedDinner", JoinedDinner.Bake.class));
        }
    }
}
