package brigade.benchmarks.download;

import brigade.benchmarks.Machine;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of results. */
final class RacePage {
    private static final Times NONE = Times.none();

    private RacePage() {}

    static String of(String source, String storage, int rounds, List<Contestant> contestants,
            Map<Load, Map<Contestant, Times>> results)
            throws IOException {
        StringBuilder page = new StringBuilder(
                """
                        # Downloads: the models and what people use

                        Measured on %s by `./brigade bench download`, which writes this page; load average of the machine at the end: %s.

                        - machine: %s
                        - %s, with its default heap and collector
                        - origin: %s, a process of its own, on loopback; storage: %s
                        - %d rounds, everybody in turn in each; %d downloads in flight. Times are medians, in seconds, of whole processes: start, downloads,
                          end. After each run the files' number and sizes were checked. The models compute each file's SHA-256 on the way, which their
                          result lines show; the others compute none.

                        *Cold* is one process from its start, with the AOT cache that `./brigade` makes after a build and starts every main with;
                        *no cache* is the same without, *64 MiB* the same in a heap of 64 MiB, both in the first round only.
                        *Warm* is the median of the eighth to tenth download of the load in one process. After cold and warm stands the ratio to curl:
                        below 1 is faster.
                        """
                        .formatted(Machine.today(), Machine.load(), Machine.describe(), Machine.java(), source, storage, rounds,
                                Contestant.AT_MOST));
        results.forEach((load, times) -> {
            page.append("\n## ").append(load.label()).append(
                    "\n\n|  | cold | × curl | no cache | 64 MiB | warm | × curl | client |\n|---|---:|---:|---:|---:|---:|---:|---|\n");
            double curl = times.entrySet().stream().filter(entry -> entry.getKey().name().equals("curl"))
                    .mapToDouble(entry -> Times.median(entry.getValue().coldMillis())).findFirst().orElse(Double.NaN);
            for (Contestant contestant : contestants) {
                Times own = times.getOrDefault(contestant, NONE);
                page.append("| ").append(contestant.ours() ? "`" + contestant.name() + "`" : contestant.name());
                double cold = Times.median(own.coldMillis());
                double warm = Times.median(own.warmMillis());
                for (double figure : new double[]{cold / 1000, cold / curl, Times.median(own.uncachedMillis()) / 1000,
                        Times.median(own.smallHeapMillis()) / 1000, warm / 1000, warm / curl}) {
                    page.append(" | ").append(figure(figure));
                }
                page.append(" | ").append(contestant.version()).append(" |\n");
            }
        });
        page.append(
                """

                        A dash: not measured, or its files were not there whole under their names after exit status 0, which does not count (wget2 names
                        files after the query, too, which the embedded origin's URLs have). Peers have no warm round, for nobody runs them ten times
                        in one process; `processes/spawn` sits out loads for
                        which a JVM a file would take minutes, and `processes/workers` the ten rounds of the last.
                        """);
        return page.toString();
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
    }
}
