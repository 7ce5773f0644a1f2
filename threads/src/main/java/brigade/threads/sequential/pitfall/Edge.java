package brigade.threads.sequential.pitfall;

import brigade.common.pitfall.Pitfall;
import brigade.common.pitfall.PitfallProvider;
import brigade.common.pitfall.Variant;
import java.util.List;
import java.util.Map;

/** The edge of the pitfalls of {@code threads/sequential}: none can happen here. */
public final class Edge implements PitfallProvider {

    @Override
    public String model() {
        return "threads/sequential";
    }

    @Override
    public List<Variant> variants() {
        return List.of();
    }

    @Override
    public Map<Pitfall, String> impossible() {
        return Map.of(Pitfall.LOST_UPDATE, "one thread does one thing after another: there is nobody to race or to wait for",
                Pitfall.CHECK_THEN_ACT, "one thread does one thing after another: there is nobody to race or to wait for",
                Pitfall.VISIBILITY, "one thread does one thing after another: there is nobody to race or to wait for",
                Pitfall.DEADLOCK, "one thread does one thing after another: there is nobody to race or to wait for",
                Pitfall.STARVATION, "there is no queue, for nothing waits to be run",
                Pitfall.BLOCKED_LOOP, "there is no loop and no timer to hold up",
                Pitfall.SWALLOWED_FAILURE, "an exception goes up the stack to the caller, if nobody catches it",
                Pitfall.UNREAD_OUTPUT, "it starts no child process",
                Pitfall.ORPHAN, "it starts no child process");
    }
}
