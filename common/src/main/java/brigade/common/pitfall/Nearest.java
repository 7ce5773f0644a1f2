package brigade.common.pitfall;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which name somebody who mistyped it may have meant. */
final class Nearest {

    private Nearest() {}

    /** Returns the name with the fewest edits to what was written; empty if that is more than half of it. */
    static Optional<String> to(String written, List<String> names) {
        return names.stream().min(Comparator.comparingInt(name -> edits(written, name)))
                .filter(name -> edits(written, name) <= written.length() / 2);
    }

    /** Returns how many letters are to be inserted, deleted or replaced (Levenshtein). */
    private static int edits(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
