package brigade.common.cli;

import brigade.common.rush.RushPlan;
import brigade.common.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What the rush is asked for: the same options with one model and with all of them side by side. */
public final class RushOptions implements ScenarioOptions<RushPlan> {
    private static final int MOST_ORDERS = 10_000;
    private static final int MOST_WAITERS = 1000;
    private static final int MOST_COOKS = 32;
    private static final Duration LONGEST_COOKING = Duration.ofHours(1);

    @Option(names = "--orders", paramLabel = "N", defaultValue = "12",
            description = "How many orders there are. Default: ${DEFAULT-VALUE}.")
    private int orders;

    @Option(names = "--waiters", paramLabel = "W", defaultValue = "2",
            description = "How many waiters place them. Default: ${DEFAULT-VALUE}.")
    private int waiters;

    @Option(names = "--capacity", paramLabel = "C", defaultValue = "3",
            description = "How many orders may wait in the queue; a waiter who finds it full waits, too. Default: ${DEFAULT-VALUE}.")
    private int capacity;

    @Option(names = "--cooks", paramLabel = "K", defaultValue = "2",
            description = "How many cooks cook them. Default: ${DEFAULT-VALUE}.")
    private int cooks;

    @Option(names = "--cooking", paramLabel = "DURATION", defaultValue = "1s", converter = Converters.OfDuration.class,
            description = "How long an order cooks: 400ms, 2s, 1m30s. Default: ${DEFAULT-VALUE}.")
    private Duration cooking = Duration.ofSeconds(1);

    @Option(names = "--faint", paramLabel = "N",
            description = "The cook of that order faints over it; repeatable: --faint 3 --faint 4.")
    private List<Integer> faints = new ArrayList<>();

    @Option(names = "--scale", paramLabel = "X", defaultValue = "1",
            description = "Multiply the cooking time; 0.01 shrinks it a hundredfold.")
    private double scale = 1;

    @Override
    public Stage<RushPlan> open() {
        Scales.check(scale);
        check("--orders", orders, MOST_ORDERS);
        check("--waiters", waiters, MOST_WAITERS);
        check("--capacity", capacity, MOST_ORDERS);
        check("--cooks", cooks, MOST_COOKS);
        faints.forEach(number -> check("--faint", number, orders));
        if (cooking.compareTo(LONGEST_COOKING) > 0) {
            throw new IllegalArgumentException(
                    "--cooking " + Durations.written(cooking) + ": write a duration up to " + Durations.prose(LONGEST_COOKING));
        }
        RushPlan plan = new RushPlan(orders, waiters, capacity, cooks, Durations.scaled(cooking, scale), faints);
        return Stage.of(plan, arguments()).lasting(plan.criticalPath(), plan.oneAfterAnother());
    }

    private static void check(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(option + " " + value + ": write a number from 1 to " + most);
        }
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--orders", String.valueOf(orders), "--waiters", String.valueOf(waiters),
                "--capacity", String.valueOf(capacity), "--cooks", String.valueOf(cooks), "--cooking", Durations.written(cooking),
                "--scale", String.valueOf(scale)));
        faints.forEach(number -> arguments.addAll(List.of("--faint", String.valueOf(number))));
        return arguments;
    }
}
