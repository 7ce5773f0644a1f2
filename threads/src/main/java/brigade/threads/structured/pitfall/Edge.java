package brigade.threads.structured.pitfall;

import brigade.common.pitfall.Dinner;
import brigade.common.pitfall.Eggs;
import brigade.common.pitfall.Flag;
import brigade.common.pitfall.Pitfall;
import brigade.common.pitfall.PitfallProvider;
import brigade.common.pitfall.Tally;
import brigade.common.pitfall.Tools;
import brigade.common.pitfall.Variant;
import brigade.threads.structured.Preview;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The edge of the pitfalls of {@code threads/structured}: which classes show which, and what cannot happen here. */
public final class Edge implements PitfallProvider {

    @Override
    public String model() {
        return "threads/structured";
    }

    @Override
    public List<Variant> variants() {
        return Preview.obstacle().isPresent() ? List.of() : all();
    }

    private static List<Variant> all() {
        return List.of(new Variant(Pitfall.LOST_UPDATE, BrokenTally.class, _ -> Tally.of(new BrokenTally().count())),
                new Variant(Pitfall.LOST_UPDATE, LockedTally.class, _ -> Tally.of(new LockedTally().count())),
                new Variant(Pitfall.LOST_UPDATE, AtomicTally.class, _ -> Tally.of(new AtomicTally().count())),
                new Variant(Pitfall.LOST_UPDATE, ConfinedTally.class, _ -> Tally.of(new ConfinedTally().count())),
                new Variant(Pitfall.CHECK_THEN_ACT, BrokenEggs.class, _ -> Eggs.of(new BrokenEggs().fry())),
                new Variant(Pitfall.CHECK_THEN_ACT, LockedEggs.class, _ -> Eggs.of(new LockedEggs().fry())),
                new Variant(Pitfall.CHECK_THEN_ACT, AtomicEggs.class, _ -> Eggs.of(new AtomicEggs().fry())),
                new Variant(Pitfall.VISIBILITY, BrokenFlag.class, _ -> Flag.of(new BrokenFlag().stir())),
                new Variant(Pitfall.VISIBILITY, VolatileFlag.class, _ -> Flag.of(new VolatileFlag().stir())),
                new Variant(Pitfall.DEADLOCK, BrokenTools.class, journal -> Tools.of(new BrokenTools(journal).serve())),
                new Variant(Pitfall.DEADLOCK, OrderedTools.class, journal -> Tools.of(new OrderedTools(journal).serve())),
                new Variant(Pitfall.DEADLOCK, TimedTools.class, journal -> Tools.of(new TimedTools(journal).serve())),
                new Variant(Pitfall.DEADLOCK, OwnedTools.class, journal -> Tools.of(new OwnedTools(journal).serve())),
                new Variant(Pitfall.SWALLOWED_FAILURE, BrokenDinner.class, _ -> Dinner.of(new BrokenDinner()::dine)),
                new Variant(Pitfall.SWALLOWED_FAILURE, JoinedDinner.class, _ -> Dinner.of(new JoinedDinner()::dine)));
    }

    @Override
    public Map<Pitfall, String> impossible() {
        return Preview.obstacle().map(Edge::allOf).orElseGet(Edge::some);
    }

    private static Map<Pitfall, String> allOf(String reason) {
        return Stream.of(Pitfall.values()).collect(Collectors.toMap(pitfall -> pitfall, _ -> reason));
    }

    private static Map<Pitfall, String> some() {
        return Map.of(Pitfall.STARVATION, "every subtask has a thread of its own, so none waits in a queue",
                Pitfall.BLOCKED_LOOP,
                "a virtual thread that blocks leaves its carrier to others, inside synchronized, too, since Java 24",
                Pitfall.UNREAD_OUTPUT, "it starts no child process",
                Pitfall.ORPHAN, "it starts no child process, and a thread ends with its JVM");
    }
}
