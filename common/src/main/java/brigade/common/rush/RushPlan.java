package brigade.common.rush;

import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rush of one evening: how many orders, who places them, how many may wait, and who cooks them. Then it is closing time.
 *
 * @param orders how many orders there are, at least 1
 * @param waiters how many waiters place them, at least 1: the first order is the first waiter's, the next one the next one's, in turn
 * @param capacity how many orders may wait in the queue, at least 1
 * @param cooks how many cooks cook them, at least 1
 * @param cooking how long each order cooks
 * @param faints the numbers of the orders whose cooks faint
 */
public record RushPlan(int orders, int waiters, int capacity, int cooks, Duration cooking, List<Integer> faints) {

    /** Checks the numbers. */
    public RushPlan {
        faints = List.copyOf(faints);
        if (orders < 1 || waiters < 1 || capacity < 1 || cooks < 1 || cooking.isNegative()) {
            throw new IllegalArgumentException(
                    "no such rush: " + orders + " orders, " + waiters + " waiters, a queue of " + capacity
                            + ", " + cooks + " cooks, " + cooking);
        }
        for (int number : faints) {
            if (number < 1 || number > orders) {
                throw new IllegalArgumentException("there is no order " + number + "; there are 1 to " + orders);
            }
        }
    }

    /** Returns the orders by their numbers. */
    public List<Order> all() {
        return IntStream.rangeClosed(1, orders)
                .mapToObj(number -> new Order(number, (number - 1) % waiters + 1, cooking, faints.contains(number))).toList();
    }

    /** Returns each waiter's orders, in the order in which he places them; a waiter may have none. */
    public List<List<Order>> byWaiter() {
        List<Order> all = all();
        return IntStream.rangeClosed(1, waiters)
                .mapToObj(waiter -> all.stream().filter(order -> order.waiter() == waiter).toList()).toList();
    }

    /** Returns the results by their orders' numbers, whatever order they came in. */
    public List<OrderResult> inOrder(Collection<OrderResult> results) {
        return results.stream().sorted(Comparator.comparingInt(OrderResult::number)).toList();
    }

    /** Returns the orders that nobody has cooked and nobody has fainted over, by what the journal says, in order. */
    public List<Integer> notCooked(List<Event> journal) {
        Set<String> ended = journal.stream().filter(event -> event.phase() == Phase.FINISHED || event.phase() == Phase.FAILED)
                .map(Event::step).collect(Collectors.toSet());
        return all().stream().filter(order -> !ended.contains(order.cooking().step())).map(Order::number).toList();
    }

    /** Returns the shortest time in which all orders can be cooked: the cooks are never without one. */
    public Duration criticalPath() {
        return cooking.multipliedBy((orders + cooks - 1) / cooks);
    }

    /** Returns the time that one cook alone takes. */
    public Duration oneAfterAnother() {
        return cooking.multipliedBy(orders);
    }
}
