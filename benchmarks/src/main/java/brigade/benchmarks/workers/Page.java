package brigade.benchmarks.workers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The page of results. */
final class Page {

    private Page() {}

    static String of(List<Figures> all) throws IOException, InterruptedException {
        StringBuilder page = new StringBuilder(
                """
                        # Worker processes: the pool and its peers

                        Measured on %s by `./brigade bench workers` (or `java -jar benchmarks/target/benchmarks.jar workers`), which writes this page;
                        load average of the machine at the end: %s. Above 2, others worked beside it, and starts take longer than they would.

                        - machine: %d cores, %s, Linux %s
                        - Java %s (%s); %s; Node %s

                        |  | %s |
                        |---|%s
                        """
                        .formatted(LocalDate.now(ZoneOffset.UTC), load(), Runtime.getRuntime().availableProcessors(), cpu(),
                                System.getProperty("os.version"),
                                System.getProperty("java.version"), System.getProperty("java.vendor"), Peers.version("python3"),
                                Peers.version("node"),
                                String.join(" | ", all.stream().map(Figures::name).toList()), "---:|".repeat(all.size())));
        row(page, "first reply from a fresh worker, ms", all, Figures::firstReplyMillis, 1);
        row(page, "round trip of a tiny task, µs", all, Figures::roundTripMicros, 1);
        row(page, "tiny tasks per second, two workers", all, Figures::tasksPerSecond, 0);
        row(page, "echo of 1 MiB, MiB/s", all, Figures::echoMebibytesPerSecond, 0);
        row(page, "resident per idle worker, MiB", all, Figures::residentMebibytes, 1);
        row(page, "proportional per idle worker (of four), MiB", all, Figures::proportionalMebibytes, 1);
        row(page, "killed to replaced, ms", all, Figures::replacedMillis, 1);
        row(page, "speed-up of computing, two workers against one", all, Figures::speedUp, 2);
        page.append(
                """

                        Times are medians. The pool's worker is the real one, with its whole class path; its first reply is reckoned from opening the pool.
                        Each peer's script does the same in its own words (`benchmarks/src/main/resources/brigade/benchmarks/workers/`). A dash: the peer
                        has nothing of the kind, or, for a killed worker of Python's Pool, no reply came within five seconds.

                        """);
        Figures ours = all.getFirst();
        page.append("## Targets\n\n");
        for (Figures peer : all) {
            if (peer.name().equals("Python spawn")) {
                target(page, "first reply ahead of Python spawn", ours.firstReplyMillis(), peer.firstReplyMillis());
                target(page, "round trip a fifth of Python spawn's", ours.roundTripMicros(), peer.roundTripMicros() / 5);
            } else if (peer.name().equals("Python fork")) {
                target(page, "first reply within three times Python fork's", ours.firstReplyMillis(), peer.firstReplyMillis() * 3);
                target(page, "round trip a fifth of Python fork's", ours.roundTripMicros(), peer.roundTripMicros() / 5);
            }
        }
        target(page, "a dead worker replaced within 100 ms", ours.replacedMillis(), 100);
        target(page, "at most 40 MiB resident an idle worker", ours.residentMebibytes(), 40);
        return page.toString();
    }

    private static void row(StringBuilder page, String what, List<Figures> all, ToDoubleFunction<Figures> figure, int digits) {
        page.append("| ").append(what);
        for (Figures one : all) {
            double value = figure.applyAsDouble(one);
            page.append(" | ").append(Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + digits + "f", value));
        }
        page.append(" |\n");
    }

    private static void target(StringBuilder page, String what, double ours, double limit) {
        page.append(String.format(Locale.ROOT, "- %s: %.1f against %.1f, %s (%.2f×)%n", what, ours, limit,
                ours <= limit ? "reached" : "**not reached**", ours / limit));
    }

    private static String load() throws IOException {
        Path load = Path.of("/proc/loadavg");
        return Files.exists(load) ? Files.readString(load).split(" ", 2)[0] : "unknown";
    }

    private static String cpu() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        return Files.exists(info) ? Files.readAllLines(info).stream().filter(line -> line.startsWith("model name")).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown processor") : "unknown processor";
    }
}
