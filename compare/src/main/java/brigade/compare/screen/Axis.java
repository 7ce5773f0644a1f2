package brigade.compare.screen;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The one time scale of all timelines.
 *
 * @param mostMillis where it ends; above 0
 * @param columns how many columns it has, the last one for what happens at its end
 */
record Axis(double mostMillis, int columns) {
    private static final int CLOSEST_TICKS = 8;

    /** Returns the column of a time. */
    int column(double millis) {
        return Math.clamp(Math.round(millis / mostMillis * (columns - 1)), 0, columns - 1);
    }

    /** Returns the times to write at the axis: round ones, not too close to each other. */
    List<Double> ticks() {
        double step = step(mostMillis * CLOSEST_TICKS / columns);
        return IntStream.rangeClosed(0, (int) Math.floor(mostMillis / step * (1 + 1e-9))).mapToObj(i -> i * step).toList();
    }

    /** Returns the least of 1, 2 and 5 times a power of ten that is not less than that. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (int factor : new int[]{1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Returns a tick's words: "2 s", "500 ms", "0". */
    String words(double tick) {
        if (tick == 0) {
            return "0";
        }
        double inUnit = mostMillis >= 1000 ? tick / 1000 : tick;
        String number = inUnit == Math.rint(inUnit) ? String.valueOf((long) inUnit)
                : String.valueOf(Math.round(inUnit * 1e3) / 1e3);
        return number + (mostMillis >= 1000 ? " s" : " ms");
    }
}
