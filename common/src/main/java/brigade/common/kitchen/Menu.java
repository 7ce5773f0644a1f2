package brigade.common.kitchen;

import static brigade.common.kitchen.KitchenSpec.ASSISTANT_COOK;
import static brigade.common.kitchen.KitchenSpec.DESSERT;
import static brigade.common.kitchen.KitchenSpec.DESSERT_TIME;
import static brigade.common.kitchen.KitchenSpec.HEAD_CHEF;
import static brigade.common.kitchen.KitchenSpec.MAIN_COURSE;
import static brigade.common.kitchen.KitchenSpec.MAIN_COURSE_TIME;
import static brigade.common.kitchen.KitchenSpec.SALAD;
import static brigade.common.kitchen.KitchenSpec.SALAD_TIME;
import static brigade.common.kitchen.KitchenSpec.SERVING;

import brigade.common.journal.Actor;
import brigade.common.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one kitchen cooks: the chef's main course first, then the assistants' dishes while the chef plates the salad, then serving.
 *
 * @param kitchen the kitchen's name, "kitchen 2"; empty if there is only one
 * @param mainCourse what the chef cooks first
 * @param sides what the assistants cook, each on a dish of its own; never empty
 * @param salad what the chef does meanwhile
 * @param serving the last step, which takes no time
 */
public record Menu(String kitchen, Dish mainCourse, List<Dish> sides, Dish salad, Dish serving) {

    /** Copies the list. */
    public Menu {
        sides = List.copyOf(sides);
    }

    /** Returns the menu everybody knows: one assistant, who bakes the dessert. */
    public static Menu standard(double scale) {
        return of("", Map.of(), scale);
    }

    /**
     * Returns a menu.
     *
     * @param kitchen the kitchen's name; empty if there is only one
     * @param assistants the assistants' tasks and what they take, in order; empty for the default one
     * @param scale what every specified duration is multiplied by
     * @throws IllegalArgumentException if an assistant has the name of one of the chef's own steps
     */
    public static Menu of(String kitchen, Map<String, Duration> assistants, double scale) {
        Actor chef = new Actor(kitchen, HEAD_CHEF);
        for (String taken : List.of(MAIN_COURSE, SALAD, SERVING)) {
            if (assistants.containsKey(taken)) {
                throw new IllegalArgumentException(
                        "an assistant cannot be named '" + taken + "': the chef does that; choose another name");
            }
        }
        List<Dish> sides = new ArrayList<>();
        assistants.forEach((name, time) -> sides.add(new Dish(name, new Actor(kitchen, "Assistant " + name),
                Durations.scaled(time, scale), "Starting (this will take " + Durations.prose(time) + ")...", "Done!", false)));
        if (sides.isEmpty()) {
            sides.add(new Dish(DESSERT, new Actor(kitchen, ASSISTANT_COOK), Durations.scaled(DESSERT_TIME, scale),
                    "Starting to bake the dessert (this will take " + Durations.prose(DESSERT_TIME) + ")...", "Dessert is ready!",
                    false));
        }
        return new Menu(kitchen,
                new Dish(MAIN_COURSE, chef, Durations.scaled(MAIN_COURSE_TIME, scale), "Preparing the main course...",
                        "Main course is halfway done.", false),
                sides,
                new Dish(SALAD, chef, Durations.scaled(SALAD_TIME, scale),
                        "Meanwhile, I'm plating the salad and setting the table.", "Ready to serve the main course.", false),
                new Dish(SERVING, chef, Duration.ZERO, "", "All dishes are ready to serve!", false));
    }

    /**
     * Returns this menu with a dish that burns.
     *
     * @throws IllegalArgumentException if no dish has that name; the message lists those that can burn
     */
    public Menu burning(String dish) {
        if (dishes().noneMatch(d -> d.name().equals(dish))) {
            throw new IllegalArgumentException(
                    "no dish '" + dish + "' to burn; there are " + String.join(", ", dishes().map(Dish::name).toList()));
        }
        return new Menu(kitchen, scorch(mainCourse, dish), sides.stream().map(side -> scorch(side, dish)).toList(),
                scorch(salad, dish), serving);
    }

    private static Dish scorch(Dish dish, String name) {
        return dish.name().equals(name) ? dish.burning() : dish;
    }

    /** Returns the dishes, without the serving. */
    public Stream<Dish> dishes() {
        return Stream.of(Stream.of(mainCourse), sides.stream(), Stream.of(salad)).flatMap(dishes -> dishes);
    }

    /** Returns what the name of an assistant's thread begins with: "assistant-", or with several kitchens "kitchen-2-assistant-". */
    public String assistants() {
        return (kitchen.isEmpty() ? "" : kitchen.replace(' ', '-') + "-") + "assistant-";
    }

    /** Returns the shortest time in which the menu can be served: the main course, then the longest of what goes on at once. */
    public Duration criticalPath() {
        Duration longest = Stream.concat(sides.stream(), Stream.of(salad)).map(Dish::time).max(Duration::compareTo).orElseThrow();
        return mainCourse.time().plus(longest);
    }

    /** Returns the time the menu takes one dish after another. */
    public Duration oneAfterAnother() {
        return dishes().map(Dish::time).reduce(Duration.ZERO, Duration::plus);
    }
}
