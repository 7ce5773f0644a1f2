package brigade.common.cli;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.Chore;
import brigade.common.background.Monitor;
import brigade.common.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the main work and its monitor are asked for: the same options with one model and with all of them side by side. */
public final class BackgroundOptions implements ScenarioOptions<BackgroundPlan> {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    @Option(names = "--work", paramLabel = "DURATION", converter = Converters.OfDuration.class, defaultValue = "3s",
            description = "For how long the main work computes. Default: ${DEFAULT-VALUE}.")
    private Duration work = Duration.ofSeconds(3);

    @Option(names = "--every", paramLabel = "DURATION", converter = Converters.OfDuration.class, defaultValue = "500ms",
            description = "The pause before each heartbeat. Default: ${DEFAULT-VALUE}.")
    private Duration every = Duration.ofMillis(500);

    @Option(names = "--fail-at", paramLabel = "N", description = "The monitor fails at its Nth heartbeat.")
    private @Nullable Integer failAt;

    @Option(names = "--scale", paramLabel = "X", defaultValue = "1",
            description = "Multiply every specified duration; 0.01 shrinks it a hundredfold.")
    private double scale = 1;

    @Override
    public Stage<BackgroundPlan> open() {
        Monitor monitor = monitor();
        Duration scaled = Durations.scaled(work, scale);
        return Stage.of(new BackgroundPlan(new Chore.Chopping(scaled), monitor), arguments()).lasting(scaled, scaled);
    }

    /**
     * Returns the monitor that is asked for.
     *
     * @throws IllegalArgumentException if the options ask for what cannot be; the message says what and what to do
     */
    Monitor monitor() {
        Scales.check(scale);
        Duration scaled = Durations.scaled(every, scale);
        if (scaled.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("--every " + Durations.written(every) + (scale == 1 ? "" : " with --scale " + scale)
                    + ": a heartbeat needs a pause of 1ms or more");
        }
        if (failAt != null && failAt < 1) {
            throw new IllegalArgumentException("--fail-at " + failAt + ": write a number from 1; the first heartbeat is 1");
        }
        return new Monitor(scaled, Optional.ofNullable(failAt));
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--work", Durations.written(work), "--every", Durations.written(every),
                "--scale", String.valueOf(scale)));
        if (failAt != null) {
            arguments.addAll(List.of("--fail-at", String.valueOf(failAt)));
        }
        return arguments;
    }
}
