package brigade.compare;

import brigade.common.model.ModelProvider;
import brigade.compare.page.PageModel;
import brigade.compare.page.PageModel.Named;
import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import brigade.compare.screen.Amounts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Comparisons that were written before, set side by side.
 *
 * @param sets them, with their names
 */
record ImportedRuns(List<Named> sets) {

    /**
     * Reads files.
     *
     * @throws IllegalArgumentException if one has no comparison, or if they are of several scenarios
     */
    static ImportedRuns of(List<Path> files) {
        List<Named> sets = new ArrayList<>();
        for (Path file : files) {
            List<Comparison> found = RunFile.comparisons(file);
            for (int i = 0; i < found.size(); i++) {
                String name = String.valueOf(file.getFileName()) + (found.size() > 1 ? " (" + (i + 1) + ")" : "");
                long same = sets.stream().filter(set -> set.name().startsWith(name)).count();
                sets.add(new Named(same == 0 ? name : name + " (" + (same + 1) + ")", found.get(i)));
            }
        }
        Set<String> scenarios = new TreeSet<>(sets.stream().map(set -> set.comparison().scenario()).toList());
        if (scenarios.size() > 1) {
            throw new IllegalArgumentException("--import: these are of several scenarios, " + String.join(" and ", scenarios)
                    + "; compare runs of one");
        }
        return new ImportedRuns(sets);
    }

    /** Returns the page that shows them. */
    PageModel page(List<ModelProvider> models) {
        List<Named> shown = sets.size() == 1 ? List.of(new Named("", sets.getFirst().comparison())) : sets;
        return PageModel.of(shown, models);
    }

    /** Returns the lines of a table: the wall times, and by how much they differ from the first set's. */
    List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        List<String> heads = new ArrayList<>(List.of("model"));
        sets.forEach(set -> heads.add(set.name()));
        rows.add(heads);
        for (String model : sets.stream().flatMap(set -> set.comparison().runs().stream()).map(Run::model).distinct().toList()) {
            List<String> row = new ArrayList<>(List.of(model));
            Optional<Double> first = wall(sets.getFirst(), model);
            for (int i = 0; i < sets.size(); i++) {
                Optional<Double> wall = wall(sets.get(i), model);
                boolean differs = i > 0 && first.isPresent() && wall.isPresent();
                row.add(wall.map(Amounts::time).orElse("–")
                        + (differs ? " (" + signed(wall.orElse(0.0) - first.orElse(0.0)) + ")" : ""));
            }
            rows.add(row);
        }
        return aligned(rows);
    }

    private static String signed(double millis) {
        return (millis < 0 ? "" : "+") + Amounts.time(millis);
    }

    private static Optional<Double> wall(Named set, String model) {
        return set.comparison().runs().stream().filter(run -> run.model().equals(model) && run.succeeded()).findFirst()
                .map(Run::wallMillis);
    }

    /** Returns rows as lines, each column as wide as its widest cell, all but the first flush right. */
    static List<String> aligned(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int number = column;
            widths.add(rows.stream().mapToInt(row -> row.get(number).length()).max().orElse(0));
        }
        return rows.stream().map(row -> {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String blank = " ".repeat(widths.get(column) - row.get(column).length());
                line.append(column == 0 ? row.get(column) + blank : "  " + blank + row.get(column));
            }
            return line.toString().stripTrailing();
        }).toList();
    }
}
