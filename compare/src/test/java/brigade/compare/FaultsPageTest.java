package brigade.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import brigade.common.model.ModelProvider;
import brigade.conformance.Fault;
import brigade.conformance.Observations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/faults.md} to what the kit has just seen every model do, in the modules that are built before this one. The page is
 * not written by hand: {@code mvn verify -Dbrigade.write=faults} writes it anew.
 *
 * <p>If this fails, check: whether the change of what a model does before a fault is meant, and then write the page anew.
 */
class FaultsPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve("docs/faults.md");
    private static final String COLUMNS = "| fault | curl 7.88 | aria2 1.36 | wget2 1.99 | Brigade, all ten models | rule |";

    /** What each model did before one fault. */
    private record Row(Fault fault, Map<String, String> seen) {

        boolean same() {
            return seen.values().stream().distinct().count() <= 1;
        }

        /** What most models did, and who did something else. */
        String line() {
            Map<String, List<String>> models = new TreeMap<>();
            seen.forEach((model, what) -> models.computeIfAbsent(what, _ -> new ArrayList<>()).add(model));
            String cell = models.entrySet().stream().sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                    .map(entry -> (entry.getValue().size() == seen.size() ? "" : named(entry.getValue()) + ": ") + entry.getKey())
                    .collect(Collectors.joining(".<br>"));
            return "| " + String.join(" | ", fault.what(), fault.curl(), fault.aria2(), fault.wget2(),
                    cell.replace("|", "\\|"), fault.rule().name()) + " |";
        }

        private static String named(Collection<String> models) {
            return models.stream().map(model -> "`" + model + "`").collect(Collectors.joining(", "));
        }
    }

    @Test
    void thePageSaysWhatTheKitSaw() throws IOException {
        List<String> models = ServiceLoader.load(ModelProvider.class).stream().map(provider -> provider.get().name()).sorted()
                .toList();
        List<String> unseen = models.stream().filter(model -> !Files.isDirectory(records(model).resolve(model.replace('/', '.'))))
                .toList();
        assumeTrue(unseen.isEmpty(), "nothing was recorded of " + unseen + ": their modules' tests were not run");

        String page = page(models);
        if (System.getProperty("brigade.write", "").equals("faults")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).as("docs/faults.md, which should say what the kit saw; if what it saw is right, write it"
                + " with: mvn verify -Dbrigade.write=faults").isEqualTo(page);
    }

    private static Path records(String model) {
        return ROOT.resolve(model.substring(0, model.indexOf('/'))).resolve("target/faults");
    }

    private static String page(List<String> models) throws IOException {
        List<String> lines = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            Map<String, String> seen = new TreeMap<>();
            for (String model : models) {
                Observations.read(records(model), fault, model).ifPresent(what -> seen.put(model, what));
            }
            if (seen.isEmpty()) {
                lines.add(lineOf(fault)); // No model could be tried here: what was seen elsewhere stands.
            } else {
                assertThat(seen.keySet()).as("models of which it is known what they do when " + fault.what()).containsAll(models);
                rows.add(new Row(fault, seen));
                lines.add(rows.getLast().line());
            }
        }
        long same = rows.stream().filter(Row::same).count();
        return text(models.size(), lines, (int) same);
    }

    private static String lineOf(Fault fault) throws IOException {
        Optional<String> line = Files.exists(PAGE)
                ? Files.readAllLines(PAGE).stream().filter(found -> found.startsWith("| " + fault.what() + " |")).findFirst()
                : Optional.empty();
        return line.orElseGet(() -> new Row(fault, Map.of("", "not tried")).line());
    }

    private static String text(int models, List<String> rows, int same) {
        String head = """
                # What goes wrong, and what becomes of the download

                The conformance kit makes each of these happen to every model, and this page is what it saw: a test of the build writes it
                (`mvn verify -Dbrigade.write=faults`), and fails if it says anything else. %d faults, %d models: %s.

                An attempt is a request that counts as a try; a redirect, or a request from the start because a rest could not be had, does
                not. "…" stands for a number of bytes or a checksum. What curl, aria2 and wget2 did was measured once before the same kinds of fault
                (Debian's packages, November 2026); an empty cell was not tried. The [rules](rules.md) say what is asked of the models, and
                [scenarios](scenarios.md#download) what a fault means to who downloads.
                """
                .formatted(rows.size(), models, same == rows.size() ? "before every one of them all models end the same way"
                        : "before " + same
                                + " of them all models end the same way, and for the others the cell says who does what");
        List<String> lines = new ArrayList<>(Arrays.asList(head.split("\n", -1)));
        lines.add(COLUMNS);
        lines.add("|---|---|---|---|---|---|");
        lines.addAll(rows);
        return String.join("\n", lines) + "\n";
    }
}
