package brigade.common.tickets;

import brigade.common.journal.Actor;
import brigade.common.journal.Work;
import java.time.Duration;

/**
 * What everybody waits for: the chef heats it up, and then gives the signal, once.
 *
 * @param time how long it takes
 */
public record Oven(Duration time) implements Work {

    @Override
    public Actor actor() {
        return Actor.named("Head chef");
    }

    @Override
    public String step() {
        return "heat-up";
    }
}
