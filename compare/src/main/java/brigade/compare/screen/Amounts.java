package brigade.compare.screen;

import java.util.Collection;
import java.util.Locale;

/** Amounts as people read them. */
public final class Amounts {
    private static final double SECOND = 1000;
    private static final double KIB = 1024;
    private static final double SMALLEST_FACTOR = 0.01;

    private Amounts() {}

    /** Returns the time: "7.02 s", "812 ms". */
    public static String time(double millis) {
        return Math.abs(millis) >= SECOND ? seconds(millis) : millis(millis);
    }

    /** Returns the time in the unit that suits the longest of these, so that a column reads well. */
    public static String timeAmong(double millis, Collection<Double> column) {
        return column.stream().anyMatch(other -> Math.abs(other) >= SECOND) ? seconds(millis) : millis(millis);
    }

    private static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.2f s", millis / SECOND);
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, "%.0f ms", millis);
    }

    /** Returns the factor: "1.42×". */
    public static String factor(double factor) {
        return factor < SMALLEST_FACTOR ? "< 0.01×" : String.format(Locale.ROOT, "%.2f×", factor);
    }

    /** Returns the number of bytes: "88 MiB", "1.2 GiB". */
    public static String bytes(long bytes) {
        double mib = bytes / KIB / KIB;
        return mib < KIB ? String.format(Locale.ROOT, "%.0f MiB", mib) : String.format(Locale.ROOT, "%.1f GiB", mib / KIB);
    }
}
