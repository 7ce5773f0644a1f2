package brigade.processes.spawn.pitfall;

import brigade.common.pitfall.Apprentice;
import brigade.common.pitfall.Chatter;
import brigade.common.pitfall.Dinner;
import brigade.common.pitfall.Eggs;
import brigade.common.pitfall.Pitfall;
import brigade.common.pitfall.PitfallProvider;
import brigade.common.pitfall.Tally;
import brigade.common.pitfall.Tools;
import brigade.common.pitfall.Variant;
import brigade.processes.task.Task;
import brigade.processes.task.TaskCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The edge of the pitfalls of {@code processes/spawn}: which classes show which, what cannot happen here, and where their files stand. */
public final class Edge implements PitfallProvider {

    @Override
    public String model() {
        return "processes/spawn";
    }

    @Override
    public List<Variant> variants() {
        return List.of(
                new Variant(Pitfall.LOST_UPDATE, BrokenTally.class,
                        _ -> Tally.of(in(kitchen -> new BrokenTally(kitchen).count()), Tally.SLOW_DISHES)),
                new Variant(Pitfall.LOST_UPDATE, LockedTally.class,
                        _ -> Tally.of(in(kitchen -> new LockedTally(kitchen).count()), Tally.SLOW_DISHES)),
                new Variant(Pitfall.LOST_UPDATE, ConfinedTally.class,
                        _ -> Tally.of(in(kitchen -> new ConfinedTally(kitchen).count()), Tally.SLOW_DISHES)),
                new Variant(Pitfall.CHECK_THEN_ACT, BrokenEggs.class,
                        _ -> Eggs.of(in(kitchen -> new BrokenEggs(kitchen).fry()), Eggs.SLOW_BOXES)),
                new Variant(Pitfall.CHECK_THEN_ACT, AtomicEggs.class,
                        _ -> Eggs.of(in(kitchen -> new AtomicEggs(kitchen).fry()), Eggs.SLOW_BOXES)),
                new Variant(Pitfall.CHECK_THEN_ACT, LockedEggs.class,
                        _ -> Eggs.of(in(kitchen -> new LockedEggs(kitchen).fry()), Eggs.SLOW_BOXES)),
                new Variant(Pitfall.DEADLOCK, BrokenTools.class,
                        journal -> Tools.of(in(kitchen -> new BrokenTools(journal, kitchen).serve()))),
                new Variant(Pitfall.DEADLOCK, OrderedTools.class,
                        journal -> Tools.of(in(kitchen -> new OrderedTools(journal, kitchen).serve()))),
                new Variant(Pitfall.DEADLOCK, TimedTools.class,
                        journal -> Tools.of(in(kitchen -> new TimedTools(journal, kitchen).serve()))),
                new Variant(Pitfall.DEADLOCK, OwnedTools.class, journal -> Tools.of(new OwnedTools(journal).serve())),
                new Variant(Pitfall.SWALLOWED_FAILURE, BrokenDinner.class, _ -> Dinner.of(new BrokenDinner()::dine)),
                new Variant(Pitfall.SWALLOWED_FAILURE, JoinedDinner.class, _ -> Dinner.of(new JoinedDinner()::dine)),
                new Variant(Pitfall.UNREAD_OUTPUT, BrokenChatter.class, _ -> Chatter.of(new BrokenChatter().listen())),
                new Variant(Pitfall.UNREAD_OUTPUT, DrainedChatter.class, _ -> Chatter.of(new DrainedChatter().listen())),
                new Variant(Pitfall.UNREAD_OUTPUT, DiscardedChatter.class, _ -> Chatter.of(new DiscardedChatter().listen())),
                new Variant(Pitfall.ORPHAN, BrokenApprentice.class, _ -> Apprentice.of(new BrokenApprentice().leave())),
                new Variant(Pitfall.ORPHAN, LifelineApprentice.class, _ -> Apprentice.of(new LifelineApprentice().leave())),
                new Variant(Pitfall.ORPHAN, WatchedApprentice.class, _ -> Apprentice.of(new WatchedApprentice().leave())));
    }

    @Override
    public Map<Pitfall, String> impossible() {
        return Map.of(Pitfall.VISIBILITY, "processes share no memory, so nobody waits for a field to change: a stop must be sent",
                Pitfall.STARVATION, "every task has a JVM of its own, so none waits in a queue",
                Pitfall.BLOCKED_LOOP, "a blocked process holds up nobody but itself");
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
            return Map.ofEntries(Map.entry("spawn/pitfall/BrokenTally", BrokenTally.Cook.class),
                    Map.entry("spawn/pitfall/LockedTally", LockedTally.Cook.class),
                    Map.entry("spawn/pitfall/ConfinedTally", ConfinedTally.Cook.class),
                    Map.entry("spawn/pitfall/BrokenEggs", BrokenEggs.Cook.class),
                    Map.entry("spawn/pitfall/AtomicEggs", AtomicEggs.Cook.class),
                    Map.entry("spawn/pitfall/LockedEggs", LockedEggs.Cook.class),
                    Map.entry("spawn/pitfall/BrokenTools", BrokenTools.Cook.class),
                    Map.entry("spawn/pitfall/OrderedTools", OrderedTools.Cook.class),
                    Map.entry("spawn/pitfall/TimedTools", TimedTools.Cook.class),
                    Map.entry("spawn/pitfall/OwnedTools", OwnedTools.Cook.class));
        }
    }
}
