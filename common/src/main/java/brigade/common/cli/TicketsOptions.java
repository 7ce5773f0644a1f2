package brigade.common.cli;

import brigade.common.tickets.Cook;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import brigade.common.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the waiting for a signal is asked for: the same options with one model and with all of them side by side. */
public final class TicketsOptions implements ScenarioOptions<TicketsPlan> {
    private static final int MOST_COOKS = 10_000;

    @Option(names = "--cooks", paramLabel = "N", defaultValue = "5",
            description = "So many cooks wait for the oven. Default: ${DEFAULT-VALUE}.")
    private int cooks = 5;

    @Option(names = "--late", paramLabel = "M", defaultValue = "0",
            description = "So many more come after the signal. Default: ${DEFAULT-VALUE}.")
    private int late;

    @Option(names = "--heat-up", paramLabel = "DURATION", converter = Converters.OfDuration.class, defaultValue = "2s",
            description = "How long it takes until the oven is hot. Default: ${DEFAULT-VALUE}.")
    private Duration heatUp = Duration.ofSeconds(2);

    @Option(names = "--roast", paramLabel = "DURATION", converter = Converters.OfDuration.class, defaultValue = "1s",
            description = "How long a roast takes. Default: ${DEFAULT-VALUE}.")
    private Duration roast = Duration.ofSeconds(1);

    @Option(names = "--patience", paramLabel = "[K:]DURATION",
            description = "Who has waited that long gives up: every cook, or with a number before it that one only, as 2:500ms.")
    private @Nullable String patience;

    @Option(names = "--scale", paramLabel = "X", defaultValue = "1",
            description = "Multiply every specified duration; 0.01 shrinks it a hundredfold.")
    private double scale = 1;

    @Override
    public Stage<TicketsPlan> open() {
        TicketsPlan plan = plan();
        return Stage.of(plan, arguments()).lasting(plan.criticalPath(), plan.oneAfterAnother());
    }

    private TicketsPlan plan() {
        Scales.check(scale);
        check("--cooks", cooks, late > 0 ? 0 : 1);
        check("--late", late, 0);
        int impatient = 0;
        Duration limit = Cook.PATIENT;
        if (patience != null) {
            int colon = patience.indexOf(':');
            impatient = colon < 0 ? 0 : number(patience.substring(0, colon));
            limit = Durations.scaled(Durations.parse(patience.substring(colon + 1)), scale);
        }
        List<Cook> all = new ArrayList<>();
        for (int number : IntStream.rangeClosed(1, cooks + late).toArray()) {
            all.add(new Cook(number, impatient == 0 || impatient == number ? limit : Cook.PATIENT, Durations.scaled(roast, scale)));
        }
        return new TicketsPlan(new Oven(Durations.scaled(heatUp, scale)), all.subList(0, cooks), all.subList(cooks, cooks + late));
    }

    private static void check(String option, int value, int least) {
        if (value < least || value > MOST_COOKS) {
            throw new IllegalArgumentException(option + " " + value + ": write a number from " + least + " to " + MOST_COOKS);
        }
    }

    private int number(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > cooks) {
            throw new IllegalArgumentException("--patience " + patience + ": there is no cook '" + text + "' who waits; "
                    + "--cooks says how many there are");
        }
        return Integer.parseInt(text);
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--cooks", String.valueOf(cooks), "--late", String.valueOf(late),
                "--heat-up", Durations.written(heatUp), "--roast", Durations.written(roast), "--scale", String.valueOf(scale)));
        if (patience != null) {
            arguments.addAll(List.of("--patience", patience));
        }
        return arguments;
    }
}
