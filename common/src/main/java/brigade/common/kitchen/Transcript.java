package brigade.common.kitchen;

import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kitchen's journal as its cooks would tell it. Immutable. */
public final class Transcript {
    private static final String CHEF = "👨‍🍳";
    private static final String ASSISTANT = "🧁";

    private final List<Menu> menus;

    /** Creates the transcript of these menus' kitchens. */
    public Transcript(List<Menu> menus) {
        this.menus = List.copyOf(menus);
    }

    /** Returns what is said at the event; empty if nothing is. */
    public Optional<String> line(Event event) {
        return dish(event).map(dish -> words(event.phase(), dish)).filter(words -> !words.isEmpty()).map(words -> {
            String kitchen = event.actor().group().isEmpty() ? "" : event.actor().group() + " | ";
            return kitchen + face(event) + " " + event.actor().name() + ": " + words;
        });
    }

    private Optional<Dish> dish(Event event) {
        return menus.stream().filter(menu -> menu.kitchen().equals(event.actor().group()))
                .flatMap(menu -> Stream.concat(menu.dishes(), Stream.of(menu.serving())))
                .filter(dish -> dish.name().equals(event.step())).findFirst();
    }

    private static String words(Phase phase, Dish dish) {
        return switch (phase) {
            case STARTED -> dish.starting();
            case NOTED -> "";
            case FINISHED -> dish.ready();
            case FAILED -> "🔥 The " + dish.name() + " is burnt!";
            case CANCELLED -> "The " + dish.name() + " was called off.";
        };
    }

    private static String face(Event event) {
        return event.actor().name().equals(KitchenSpec.HEAD_CHEF) ? CHEF : ASSISTANT;
    }
}
