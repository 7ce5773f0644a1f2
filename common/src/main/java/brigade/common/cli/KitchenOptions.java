package brigade.common.cli;

import brigade.common.kitchen.Menu;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the kitchen is asked for: the same options with one model and with all of them side by side. */
public final class KitchenOptions implements ScenarioOptions<List<Menu>> {
    private static final int MOST_KITCHENS = 1000;
    private static final Pattern BURN = Pattern.compile("(?:(?<kitchen>\\d+):)?(?<dish>.+)");

    @Option(names = "--scale", paramLabel = "X", defaultValue = "1",
            description = "Multiply every specified duration; 0.01 shrinks it a hundredfold. The text keeps its words.")
    private double scale = 1;

    @Option(names = "--assistant", paramLabel = "NAME=DURATION", converter = Converters.OfAssistant.class,
            description = "An assistant on a task of its own, instead of the dessert; repeatable: --assistant boil=2s --assistant bake=5s.")
    private List<Assistant> assistants = new ArrayList<>();

    @Option(names = "--kitchens", paramLabel = "N", defaultValue = "1",
            description = "So many kitchens at once, each with a head chef of its own.")
    private int kitchens = 1;

    @Option(names = "--burn", paramLabel = "[K:]DISH",
            description = "This dish fails when its time is up: in every kitchen, or with a number before it in that one only, as 2:dessert.")
    private @Nullable String burn;

    @Override
    public Stage<List<Menu>> open() {
        List<Menu> menus = menus();
        Menu menu = menus.getFirst();
        return Stage.of(menus, arguments()).lasting(menu.criticalPath(), menu.oneAfterAnother().multipliedBy(menus.size()));
    }

    /**
     * Returns the menus, one for each kitchen.
     *
     * @throws IllegalArgumentException if the options ask for what cannot be; the message says what and what to do
     */
    public List<Menu> menus() {
        Scales.check(scale);
        if (kitchens < 1 || kitchens > MOST_KITCHENS) {
            throw new IllegalArgumentException("--kitchens " + kitchens + ": write a number from 1 to " + MOST_KITCHENS);
        }
        Matcher burning = BURN.matcher(burn == null ? "" : burn);
        String dish = burning.matches() ? burning.group("dish") : "";
        String where = burning.matches() && burning.group("kitchen") != null ? burning.group("kitchen") : "";
        if (!where.isEmpty() && (where.length() > 4 || Integer.parseInt(where) < 1 || Integer.parseInt(where) > kitchens)) {
            throw new IllegalArgumentException(
                    "--burn " + burn + ": there is no kitchen " + where + "; --kitchens says how many there are");
        }
        Map<String, Duration> tasks = tasks();
        return IntStream.rangeClosed(1, kitchens).mapToObj(number -> {
            Menu menu = Menu.of(kitchens == 1 ? "" : "kitchen " + number, tasks, scale);
            return dish.isEmpty() || !(where.isEmpty() || number == Integer.parseInt(where)) ? menu : menu.burning(dish);
        }).toList();
    }

    private Map<String, Duration> tasks() {
        Map<String, Duration> tasks = new LinkedHashMap<>();
        for (Assistant assistant : assistants) {
            if (tasks.put(assistant.name(), assistant.time()) != null) {
                throw new IllegalArgumentException(
                        "--assistant " + assistant.name() + ": named twice; give each a name of its own");
            }
        }
        return tasks;
    }

    /** Returns the options as arguments again, for another JVM. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--scale", String.valueOf(scale), "--kitchens", String.valueOf(kitchens)));
        assistants.forEach(assistant -> arguments.addAll(List.of("--assistant", assistant.toString())));
        if (burn != null) {
            arguments.addAll(List.of("--burn", burn));
        }
        return arguments;
    }
}
