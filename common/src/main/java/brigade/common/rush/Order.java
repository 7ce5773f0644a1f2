package brigade.common.rush;

import brigade.common.journal.Actor;
import brigade.common.journal.Step;
import brigade.common.journal.Work;
import brigade.common.model.Failures;
import java.time.Duration;

/**
 * An order: a waiter puts it into the queue, and a cook takes it out and cooks it.
 *
 * @param number the order's number, from 1
 * @param waiter the number of the waiter who places it, from 1
 * @param time how long it cooks
 * @param faints whether its cook faints when its time is up
 */
public record Order(int number, int waiter, Duration time, boolean faints) {
    private static final String PLACE = "place-";
    private static final String COOK = "cook-";

    private record Part(Actor actor, String step) implements Work {}

    /** Returns the waiter's work: it starts when he tries to place the order, and is finished when the queue has taken it. */
    public Work placing() {
        return new Part(Actor.named("Waiter " + waiter), PLACE + number);
    }

    /** Returns the cook's work: it starts when he has taken the order out of the queue. */
    public Work cooking() {
        return new Part(Actor.named("Cook"), COOK + number);
    }

    /**
     * Takes the order off the fire when its time is up, and ends its cooking.
     *
     * @return that it is cooked
     * @throws FaintedException if its cook faints; the step has then ended as failed
     */
    public OrderResult takeOff(Step cooking) {
        if (faints) {
            cooking.fail("fainted");
            throw new FaintedException(number);
        }
        cooking.finish();
        return new OrderResult(number, OrderResult.End.COOKED);
    }

    /** Returns the result of the order whose cook is gone. */
    public OrderResult fainted() {
        return new OrderResult(number, OrderResult.End.FAINTED);
    }

    /**
     * Says what a failure of the cooking means: a cook who faints costs this order, and no other.
     *
     * @throws RuntimeException the failure, if it is another one
     */
    public OrderResult lost(Throwable failure) {
        RuntimeException cause = Failures.unwrapped(failure);
        if (cause instanceof FaintedException) {
            return fainted();
        }
        throw cause;
    }
}
