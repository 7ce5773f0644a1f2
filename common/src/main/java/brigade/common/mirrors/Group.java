package brigade.common.mirrors;

import java.time.Duration;
import java.util.List;

/**
 * A race: of its members the first good answer wins.
 *
 * @param members who takes part, at least one, in the order in which they start
 * @param hedgeAfter how long all who have started must be silent before the next one starts; zero for all at once
 */
public record Group(List<Contender> members, Duration hedgeAfter) implements Contender {

    /** Copies the list. */
    public Group {
        members = List.copyOf(members);
        if (members.isEmpty() || hedgeAfter.isNegative()) {
            throw new IllegalArgumentException("a race needs at least one mirror, and no negative time to wait for it");
        }
    }

    @Override
    public int mirrors() {
        return members.stream().mapToInt(Contender::mirrors).sum();
    }
}
