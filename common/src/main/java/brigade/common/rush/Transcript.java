package brigade.common.rush;

import brigade.common.journal.Event;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rush's journal as waiters and cooks would tell it. It remembers who is waiting; for one thread. */
public final class Transcript {
    private static final String WAITER = "🤵";
    private static final String COOK = "👨‍🍳";
    private static final int WORTH_TELLING = 10; // a wait as long as that part of the cooking

    private final RushPlan plan;
    private final Map<String, Order> placings = new HashMap<>();
    private final Map<String, Order> cookings = new HashMap<>();
    private final Map<Long, Duration> tried = new HashMap<>();

    /** Creates the transcript of a rush. */
    public Transcript(RushPlan plan) {
        this.plan = plan;
        for (Order order : plan.all()) {
            placings.put(order.placing().step(), order);
            cookings.put(order.cooking().step(), order);
        }
    }

    /** Returns what is said at the event; empty if nothing is. */
    public Optional<String> line(Event event) {
        if (placings.containsKey(event.step())) {
            return waiter(event, "order " + placings.get(event.step()).number())
                    .map(words -> WAITER + " " + event.actor().name() + ": " + words);
        }
        if (cookings.containsKey(event.step())) {
            return cook(event, "Order " + cookings.get(event.step()).number())
                    .map(words -> COOK + " " + event.actor().name() + ": " + words);
        }
        return Optional.empty();
    }

    private Optional<String> waiter(Event event, String order) {
        return switch (event.phase()) {
            case STARTED -> {
                tried.put(event.stepId(), event.at());
                yield Optional.empty();
            }
            case FINISHED -> Optional.of("I have placed " + order + waited(event) + ".");
            case FAILED -> Optional.of("I could not place " + order + ": " + event.detail() + ".");
            case CANCELLED -> Optional.of("Nobody wants " + order + " any more.");
            case NOTED -> Optional.empty();
        };
    }

    private String waited(Event event) {
        Duration waited = event.at().minus(tried.getOrDefault(event.stepId(), event.at()));
        return waited.compareTo(plan.cooking().dividedBy(WORTH_TELLING)) <= 0 ? ""
                : String.format(Locale.ROOT, " (waited %.2f s)", waited.toMillis() / 1e3);
    }

    private static Optional<String> cook(Event event, String order) {
        return switch (event.phase()) {
            case STARTED -> Optional.of(order + " is on the fire.");
            case FINISHED -> Optional.of(order + " is ready!");
            case FAILED -> Optional.of("😵 " + order + " is lost: " + event.detail() + ".");
            case CANCELLED -> Optional.of(order + " is taken off the fire.");
            case NOTED -> Optional.empty();
        };
    }
}
