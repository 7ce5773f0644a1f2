package brigade.compare.run;

import java.util.List;

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

    /** Returns how many runs there were. */
    public int runs() {
        return wallMillis.size() + failed;
    }
}
