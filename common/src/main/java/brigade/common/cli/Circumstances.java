package brigade.common.cli;

import brigade.common.download.Urls;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/**
 * When, where and how a report came to be.
 *
 * @param date when its run began, in UTC and ISO 8601
 * @param machine the operating system, its version and the processor's architecture
 * @param cores how many processors the JVM sees
 * @param jdk the Java version and who made it
 * @param options the command line, without what may be a credential
 */
public record Circumstances(String date, String machine, int cores, String jdk, List<String> options) {
    private static final String HEADER = "--header";

    /** Copies the list. */
    public Circumstances {
        options = List.copyOf(options);
    }

    /** Returns those of the command that runs now. */
    public static Circumstances of(CommandSpec spec) {
        return new Circumstances(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
                withoutCredentials(spec.root().commandLine().getParseResult().originalArgs()));
    }

    static List<String> withoutCredentials(List<String> arguments) {
        List<String> shown = new ArrayList<>();
        boolean header = false;
        for (String argument : arguments) {
            if (header || argument.toLowerCase(Locale.ROOT).startsWith(HEADER + "=")) {
                int value = argument.indexOf(':');
                shown.add(value < 0 ? argument : argument.substring(0, value + 1) + " ...");
            } else {
                shown.add(argument.contains("://") ? Urls.masked(argument) : argument);
            }
            header = argument.equals(HEADER);
        }
        return shown;
    }
}
