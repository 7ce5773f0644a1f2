package brigade.compare.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The clock that all models share: from 0 to its end, in shares of the width.
 *
 * @param mostMillis where it ends; above 0
 */
record Scale(double mostMillis) {
    private static final int MOST_TICKS = 11;

    /** Returns where a time stands, in percent of the width. */
    String at(double millis) {
        return percent(millis / mostMillis * 100);
    }

    /** Returns how wide a stretch of time is, in percent of the width. */
    String width(double fromMillis, double toMillis) {
        return percent((toMillis - fromMillis) / mostMillis * 100);
    }

    private static String percent(double percent) {
        String number = String.format(Locale.ROOT, "%.3f", percent).replaceFirst("\\.?0+$", "");
        return number + "%";
    }

    /** Returns round times to write at the axis. */
    List<Double> ticks() {
        double step = step(mostMillis / MOST_TICKS);
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
        boolean seconds = mostMillis >= 1000;
        double inUnit = Math.round((seconds ? tick / 1000 : tick) * 1e3) / 1e3;
        String number = inUnit == Math.rint(inUnit) ? String.valueOf((long) inUnit) : String.valueOf(inUnit);
        return number + (seconds ? "\u00A0s" : "\u00A0ms");
    }
}
