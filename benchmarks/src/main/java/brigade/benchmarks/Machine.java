package brigade.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The machine that was measured on, as a page of results names it. */
public final class Machine {

    private Machine() {}

    /** Returns today's date, UTC. */
    public static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** Returns a line: cores, processor, operating system. */
    public static String describe() throws IOException {
        return "%d cores, %s, %s %s".formatted(Runtime.getRuntime().availableProcessors(), processor(),
                System.getProperty("os.name"),
                System.getProperty("os.version"));
    }

    /** Returns a line: version and vendor of this JVM. */
    public static String java() {
        return "Java %s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vendor"));
    }

    /** Returns the load average of the last minute; "unknown" where the system does not say. */
    public static String load() throws IOException {
        Path load = Path.of("/proc/loadavg");
        return Files.exists(load) ? Files.readString(load).split(" ", 2)[0] : "unknown";
    }

    private static String processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        return Files.exists(info) ? Files.readAllLines(info).stream().filter(line -> line.startsWith("model name")).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown processor") : "unknown processor";
    }

    /** Returns the first line that a program prints when it is run with these arguments; empty if it is not installed. */
    public static String version(String program, String... arguments) throws InterruptedException {
        try {
            List<String> command = new ArrayList<>(List.of(program));
            command.addAll(List.of(arguments));
            Process asked = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return asked.waitFor() == 0 ? said.lines().findFirst().orElse("") : "";
        } catch (IOException _) {
            return "";
        }
    }
}
