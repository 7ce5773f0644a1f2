package brigade.compare.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model's wall time varied when the scenario ran several times.
 *
 * @param model which model
 * @param wallMillis the wall times of the runs that did what was asked, ascending
 * @param failed how many did not
 */
public record Spread(String model, List<Double> wallMillis, int failed) {

    /** Sorts the times. */
    public Spread {
        wallMillis = wallMillis.stream().sorted().toList();
    }

    /** Returns the least of the times; null if no run did what was asked. */
    public @Nullable Double least() {
        return wallMillis.isEmpty() ? null : wallMillis.getFirst();
    }

    /** Returns the most of the times; null if no run did what was asked. */
    public @Nullable Double most() {
        return wallMillis.isEmpty() ? null : wallMillis.getLast();
    }

    /** Returns how many runs there were. */
    public int runs() {
        return wallMillis.size() + failed;
    }
}
