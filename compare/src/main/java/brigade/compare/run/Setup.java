package brigade.compare.run;

import brigade.common.cli.Circumstances;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;

/**
 * What a comparison ran on, and what it was asked for: figures without it say nothing. It is the {@link Circumstances} and more.
 *
 * @param date when it began, in UTC
 * @param machine the operating system, its version and the processor's architecture
 * @param cores how many processors the JVM sees
 * @param jdk the Java version and who made it
 * @param options the command line, without what may be a credential
 * @param processor which processor; empty where nobody can say
 * @param memoryBytes how much memory the machine has; 0 where nobody can say
 * @param limits every option and limit that was in force, defaults included, as "--at-most 16"
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Setup(String date, String machine, int cores, String jdk, List<String> options, String processor, long memoryBytes,
        List<String> limits) {
    /** What means something on this machine only, or to nobody but its user. */
    private static final Set<String> PRIVATE = Set.of("--input", "--to", "--header", "--cacert", "--sha256sums");

    /** Copies the lists. What was written before there were limits has none. */
    public Setup {
        options = List.copyOf(options);
        limits = limits == null ? List.of() : List.copyOf(limits);
        processor = processor == null ? "" : processor;
    }

    /**
     * Returns the setup of a comparison that begins now, on this machine.
     *
     * @param arguments what the models' command lines are given
     */
    public static Setup of(Circumstances circumstances, List<String> arguments) {
        String processor = "";
        long memory = 0;
        try {
            HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
            processor = hardware.getProcessor().getProcessorIdentifier().getName().strip();
            memory = hardware.getMemory().getTotal();
        } catch (LinkageError | RuntimeException _) {
            // OSHI needs a native library; a report without these two is better than none.
        }
        return new Setup(circumstances.date(), circumstances.machine(), circumstances.cores(), circumstances.jdk(),
                circumstances.options(), processor, memory, limits(arguments));
    }

    /**
     * Joins options with their values. A value that may be a secret, or a place on this machine, is left out. So is whatever follows a
     * lone {@code --}: URLs, which may be many and may hold passwords.
     */
    static List<String> limits(List<String> arguments) {
        List<String> limits = new ArrayList<>();
        boolean hidden = false;
        for (String argument : arguments) {
            if (argument.equals("--")) {
                break;
            }
            if (argument.startsWith("--")) {
                hidden = PRIVATE.contains(argument);
                limits.add(argument + (hidden ? " …" : ""));
            } else if (!hidden && !limits.isEmpty()) {
                limits.add(limits.removeLast() + " " + argument);
            }
        }
        return limits;
    }
}
