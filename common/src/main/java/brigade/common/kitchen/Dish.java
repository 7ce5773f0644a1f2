package brigade.common.kitchen;

import brigade.common.journal.Actor;
import brigade.common.journal.Step;
import brigade.common.journal.Work;
import java.time.Duration;

/**
 * Something to cook: it takes its time, and then it is ready, or burnt.
 *
 * @param name the dish's name, unique on its menu; the step's name in the journal
 * @param actor who cooks it
 * @param time how long it takes here, which {@code --scale} may have shrunk
 * @param starting what the cook says on starting
 * @param ready what the cook says when it is ready
 * @param burns whether it fails when its time is up
 */
public record Dish(String name, Actor actor, Duration time, String starting, String ready, boolean burns) implements Work {

    @Override
    public String step() {
        return name;
    }

    /**
     * Takes the dish off the fire when its time is up, and ends its step.
     *
     * @throws BurntDishException if the dish is one that burns; the step has then ended as failed
     */
    public void takeOff(Step step) {
        if (burns) {
            step.fail("burnt");
            throw new BurntDishException(name);
        }
        step.finish();
    }

    Dish burning() {
        return new Dish(name, actor, time, starting, ready, true);
    }
}
