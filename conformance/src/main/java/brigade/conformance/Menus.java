package brigade.conformance;

import brigade.common.kitchen.Menu;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The menus the kit orders, in durations that a test can afford. */
final class Menus {
    /** The name of the dish that is soon ready, in {@link #slowButOne}. */
    static final String QUICK = "quick";

    /** The name of the dish that is late, in {@link #lateButOne}. */
    static final String LATE_SIDE = "late";

    /** How long the late dish of {@link #lateButOne} takes. */
    static final Duration LATE = Duration.ofMillis(400);

    private static final double SCALE = 0.02;

    private Menus() {}

    /** Returns the name of the numbered side. */
    static String side(int number) {
        return "side-" + number;
    }

    /** Returns a menu with so many sides of 100 ms. */
    static Menu quick(int sides) {
        return withSides(Duration.ofMillis(100), sides);
    }

    /** Returns a menu with so many sides that take that long; the chef's own work takes 100 ms. */
    static Menu withSides(Duration each, int sides) {
        return menu("", each, sides);
    }

    /** Returns the menu of one of several kitchens. */
    static Menu kitchen(int number) {
        return menu("kitchen " + number, Duration.ofMillis(200), 2);
    }

    private static Menu menu(String kitchen, Duration each, int sides) {
        Map<String, Duration> assistants = new LinkedHashMap<>();
        for (int number = 1; number <= sides; number++) {
            assistants.put(side(number), unscaled(each));
        }
        return Menu.of(kitchen, assistants, SCALE);
    }

    /** Returns a menu of three sides: one is quick, and two take ten minutes, so that only a cancellation ends them in time. */
    static Menu slowButOne() {
        Map<String, Duration> assistants = new LinkedHashMap<>();
        assistants.put(QUICK, unscaled(Duration.ofMillis(20)));
        assistants.put("slow-1", unscaled(Duration.ofMinutes(10)));
        assistants.put("slow-2", unscaled(Duration.ofMinutes(10)));
        return Menu.of("", assistants, SCALE);
    }

    /** Returns a menu of two sides: one is quick, and one is so late that a forgotten timer would still tell of it. */
    static Menu lateButOne() {
        Map<String, Duration> assistants = new LinkedHashMap<>();
        assistants.put(QUICK, unscaled(Duration.ofMillis(20)));
        assistants.put(LATE_SIDE, unscaled(LATE));
        return Menu.of("", assistants, SCALE);
    }

    /** Returns a menu on which the chef's work takes that times the specified durations, and two sides take ten minutes. */
    static Menu endless(double chefsScale) {
        Map<String, Duration> assistants = new LinkedHashMap<>();
        assistants.put(side(1), Duration.ofNanos(Math.round(Duration.ofMinutes(10).toNanos() / chefsScale)));
        assistants.put(side(2), Duration.ofNanos(Math.round(Duration.ofMinutes(10).toNanos() / chefsScale)));
        return Menu.of("", assistants, chefsScale);
    }

    /** Returns the menu of one of several kitchens in which the sides take ten minutes. */
    static Menu endlessKitchen(int number) {
        return menu("kitchen " + number, Duration.ofMinutes(10), 2);
    }

    private static Duration unscaled(Duration duration) {
        return Duration.ofNanos(Math.round(duration.toNanos() / SCALE));
    }
}
