package brigade.compare.run;

import brigade.common.cli.BrigadeVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;

/**
 * What a comparison ran on, and what it was asked for: figures without it say nothing.
 *
 * @param date when it began
 * @param brigade which Brigade
 * @param java which JVM
 * @param system which operating system
 * @param processor which processor
 * @param cores how many of its cores the JVM may use
 * @param memoryBytes how much memory the machine has
 * @param options every option that was in force, defaults included, as "--at-most 16"
 */
public record Setup(String date, String brigade, String java, String system, String processor, int cores, long memoryBytes,
        List<String> options) {
    /** What means something on this machine only, or to nobody but its user. */
    private static final Set<String> PRIVATE = Set.of("--input", "--to", "--header", "--cacert", "--sha256sums");

    /** Copies the list. */
    public Setup {
        options = List.copyOf(options);
    }

    /**
     * Returns the setup of a comparison that begins now, on this machine.
     *
     * @param arguments what the models' command lines are given, after the scenario's name
     */
    public static Setup now(List<String> arguments) {
        HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
        return new Setup(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), new BrigadeVersion().getVersion()[0],
                System.getProperty("java.vendor") + " " + Runtime.version() + ", " + System.getProperty("java.vm.name"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + System.getProperty("os.arch"),
                hardware.getProcessor().getProcessorIdentifier().getName().strip(), Runtime.getRuntime().availableProcessors(),
                hardware.getMemory().getTotal(), options(arguments));
    }

    /** Joins options with their values. A value that may be a secret, or a place on this machine, is left out. */
    static List<String> options(List<String> arguments) {
        List<String> options = new ArrayList<>();
        boolean hidden = false;
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                hidden = PRIVATE.contains(argument);
                options.add(argument + (hidden ? " …" : ""));
            } else if (!hidden && !options.isEmpty()) {
                options.add(options.removeLast() + " " + argument);
            }
        }
        return options;
    }
}
