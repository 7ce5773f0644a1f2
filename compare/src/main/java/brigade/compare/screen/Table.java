package brigade.compare.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table that fits the screen: the gaps shrink first, and then columns are left out, from the right. Immutable. */
final class Table {
    private static final int WIDEST_GAP = 3;

    private final List<Column> columns;

    /**
     * A column.
     *
     * @param heading its heading, in one or two lines
     * @param right whether its values stand at its right end
     * @param values a value for each row
     */
    record Column(List<String> heading, boolean right, List<String> values) {

        /** Returns a column whose values stand at its right end, as numbers do. */
        static Column number(String heading, String below, List<String> values) {
            return new Column(List.of(heading, below), true, values);
        }

        /** Returns a column of text. */
        static Column text(String heading, List<String> values) {
            return new Column(List.of("", heading), false, values);
        }

        String prose() {
            String above = heading.getFirst();
            return above.endsWith("-") ? above.substring(0, above.length() - 1) + heading.getLast()
                    : (above + " " + heading.getLast()).strip();
        }

        int width() {
            return Stream.concat(heading.stream(), values.stream()).mapToInt(TextWidth::of).max().orElse(0);
        }

        String cell(String value) {
            String blank = " ".repeat(width() - TextWidth.of(value));
            return right ? blank + value : value + blank;
        }
    }

    Table(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Returns the columns that fit. */
    private List<Column> shown(int width) {
        List<Column> shown = new ArrayList<>(columns);
        while (shown.size() > 1 && width(shown, 1) > width) {
            shown.removeLast();
        }
        return shown;
    }

    /** Returns the headings of the columns that do not fit. */
    List<String> leftOut(int width) {
        return columns.subList(shown(width).size(), columns.size()).stream().map(Column::prose).toList();
    }

    /** Returns the lines: two of headings, then the rows. */
    List<String> lines(int width) {
        List<Column> shown = shown(width);
        int gap = 1;
        while (gap < WIDEST_GAP && width(shown, gap + 1) <= width) {
            gap++;
        }
        String gaps = " ".repeat(gap);
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < 2; line++) {
            int number = line;
            lines.add(shown.stream().map(column -> column.cell(column.heading().get(number))).collect(Collectors.joining(gaps))
                    .stripTrailing());
        }
        for (int row = 0; row < columns.getFirst().values().size(); row++) {
            int number = row;
            lines.add(shown.stream().map(column -> column.cell(column.values().get(number))).collect(Collectors.joining(gaps))
                    .stripTrailing());
        }
        return lines;
    }

    private static int width(List<Column> columns, int gap) {
        return columns.stream().mapToInt(Column::width).sum() + gap * (columns.size() - 1);
    }
}
