package brigade.compare.screen;

import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where results are shown.
 *
 * @param width how many columns it has; never fewer than {@value #NARROWEST}
 * @param paint its colours
 */
public record Screen(int width, Paint paint) {
    /** The narrowest screen that is laid out for; on a narrower one lines wrap. */
    public static final int NARROWEST = 60;

    private static final Pattern COLUMNS = Pattern.compile("[1-9]\\d{0,3}");

    /** Widens a screen that is too narrow. */
    public Screen {
        width = Math.max(NARROWEST, width);
    }

    /** Returns the screen that a command prints on: as wide as {@code COLUMNS} says if it is set, else as the terminal. */
    public static Screen of(CommandSpec spec) {
        String columns = System.getenv("COLUMNS");
        int width = columns != null && COLUMNS.matcher(columns).matches() ? Integer.parseInt(columns) : spec.usageMessage().width();
        return new Screen(width, new Paint(spec.commandLine().getColorScheme().ansi()));
    }

    /** Returns whether somebody has said how wide it is. */
    public static boolean isWidthSet() {
        return COLUMNS.matcher(System.getenv().getOrDefault("COLUMNS", "")).matches();
    }

    /** Returns a screen without colours. */
    public static Screen plain(int width) {
        return new Screen(width, new Paint(Ansi.OFF));
    }
}
