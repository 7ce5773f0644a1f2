package brigade.common.tickets;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who waits for what.
 *
 * @param oven what is heated up
 * @param punctual the cooks who are there before the oven is hot
 * @param late the cooks who come after the signal
 */
public record TicketsPlan(Oven oven, List<Cook> punctual, List<Cook> late) {

    /** Copies the lists. */
    public TicketsPlan {
        punctual = List.copyOf(punctual);
        late = List.copyOf(late);
        if (punctual.size() + late.size() == 0) {
            throw new IllegalArgumentException("nobody waits, and nobody comes late");
        }
    }

    /** Returns all cooks, in the order of the results. */
    public List<Cook> cooks() {
        return Stream.concat(punctual.stream(), late.stream()).toList();
    }

    /** Returns the shortest time it can take: nobody can roast before the oven is hot, and all can roast at once. */
    public Duration criticalPath() {
        return oven.time().plus(roasts().max(Duration::compareTo).orElse(Duration.ZERO));
    }

    /** Returns the time it takes if one roasts after another. */
    public Duration oneAfterAnother() {
        return oven.time().plus(roasts().reduce(Duration.ZERO, Duration::plus));
    }

    private Stream<Duration> roasts() {
        return Stream.concat(punctual.stream().filter(cook -> cook.patience().compareTo(oven.time()) > 0), late.stream())
                .map(Cook::time);
    }
}
