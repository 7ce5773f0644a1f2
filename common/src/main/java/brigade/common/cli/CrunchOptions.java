package brigade.common.cli;

import brigade.common.crunch.CrunchPlan;
import java.util.List;
import picocli.CommandLine.Option;

/** What the crunching is asked for: the same options with one model and with all of them side by side. */
public final class CrunchOptions implements ScenarioOptions<CrunchPlan> {
    private static final long MOST = 1_000_000_000_000L;
    private static final int MOST_CHUNKS = 10_000;

    @Option(names = "--upto", paramLabel = "N", defaultValue = "5000000",
            description = "Count the primes up to this number. Default: ${DEFAULT-VALUE}.")
    private long upTo;

    @Option(names = "--chunks", paramLabel = "K", defaultValue = "16",
            description = "Split the numbers in so many chunks. Default: ${DEFAULT-VALUE}.")
    private int chunks;

    @Option(names = "--at-most", paramLabel = "P",
            description = "How many chunks may be under way at once. Default: the machine's cores.")
    private int atMost = Runtime.getRuntime().availableProcessors();

    @Option(names = "--scale", paramLabel = "X", defaultValue = "1",
            description = "Multiply --upto; 0.01 shrinks it a hundredfold. The time shrinks a little more.")
    private double scale = 1;

    @Override
    public Stage<CrunchPlan> open() {
        Scales.check(scale);
        check("--upto", upTo, 2, MOST);
        upTo = Math.max(2, Math.round(upTo * scale));
        check("--upto", upTo, 2, MOST);
        check("--chunks", chunks, 1, Math.min(upTo, MOST_CHUNKS));
        check("--at-most", atMost, 1, MOST_CHUNKS);
        return Stage.of(new CrunchPlan(upTo, chunks, atMost), List.of("--upto", String.valueOf(upTo), "--chunks",
                String.valueOf(chunks), "--at-most", String.valueOf(atMost)));
    }

    private static void check(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + " " + value + ": write a number from " + least + " to " + most);
        }
    }
}
