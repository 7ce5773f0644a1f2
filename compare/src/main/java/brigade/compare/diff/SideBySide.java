package brigade.compare.diff;

import brigade.compare.screen.Paint;
import brigade.compare.screen.Screen;
import brigade.compare.screen.TextFolding;
import brigade.compare.screen.TextWidth;
import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRow.Tag;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** Two sources side by side. The library finds the differences; here is only how they look. For one printing. */
public final class SideBySide {
    private static final int NUMBERS_FROM_WIDTH = 110;
    private static final int SEPARATOR = 3;

    private final Source left;
    private final Source right;
    private final boolean changesOnly;
    private final List<String> lines = new ArrayList<>();
    private Paint paint = new Paint(Ansi.OFF);
    private int gutter;
    private int columns;

    /**
     * Prepares the two.
     *
     * @param changesOnly whether lines that are the same are left out
     */
    public SideBySide(Source left, Source right, boolean changesOnly) {
        this.left = left;
        this.right = right;
        this.changesOnly = changesOnly;
    }

    /** Returns how many columns it takes if no line is to be folded. */
    public int naturalWidth() {
        int longest = Stream.concat(left.lines().stream(), right.lines().stream()).mapToInt(TextWidth::of).max().orElse(0);
        int plain = 2 * longest + SEPARATOR;
        return plain + 2 * numbers() < NUMBERS_FROM_WIDTH ? plain : plain + 2 * numbers();
    }

    private int numbers() {
        return String.valueOf(Math.max(left.lines().size(), right.lines().size())).length() + 1;
    }

    /** Returns the lines to print: a title, the sources, and how many lines differ. */
    public List<String> lines(Screen screen) {
        paint = screen.paint();
        gutter = screen.width() < NUMBERS_FROM_WIDTH ? 0 : numbers();
        columns = (screen.width() - SEPARATOR) / 2 - gutter;
        int side = gutter + columns;
        lines.add(paint.text("bold", TextWidth.padded(TextWidth.ends(left.title(), side), side)) + "   "
                + paint.text("bold", TextWidth.ends(right.title(), side)));
        lines.add(paint.text("faint", "─".repeat(side) + "─┬─" + "─".repeat(side)));
        List<DiffRow> rows = rows();
        int leftNumber = 0;
        int rightNumber = 0;
        int same = 0;
        for (DiffRow row : rows) {
            leftNumber += row.getTag() == Tag.INSERT ? 0 : 1;
            rightNumber += row.getTag() == Tag.DELETE ? 0 : 1;
            if (!changesOnly || row.getTag() != Tag.EQUAL) {
                same(same);
                same = 0;
                row(row, leftNumber, rightNumber);
            } else {
                same++;
            }
        }
        same(same);
        lines.add(paint.text("faint", "─".repeat(side) + "─┴─" + "─".repeat(side)));
        lines.addAll(TextFolding.fold(summary(rows), 2 * side + SEPARATOR, 0));
        return List.copyOf(lines);
    }

    private void same(int count) {
        if (count > 0) {
            lines.add(paint.text("faint", "  ⋯ " + count + (count == 1 ? " line is" : " lines are") + " the same"));
        }
    }

    private List<DiffRow> rows() {
        Function<Boolean, String> tag = begins -> begins ? Chunk.BEGIN : Chunk.END;
        return DiffRowGenerator.create().showInlineDiffs(true).inlineDiffByWord(true).oldTag(tag).newTag(tag)
                .lineNormalizer(Function.identity()).build().generateDiffRows(left.lines(), right.lines());
    }

    private void row(DiffRow row, int leftNumber, int rightNumber) {
        Tag tag = row.getTag();
        List<String> leftLines = side(row.getOldLine(), tag, "fg(red)");
        List<String> rightLines = side(row.getNewLine(), tag, "fg(green)");
        String blank = " ".repeat(columns);
        for (int i = 0; i < Math.max(leftLines.size(), rightLines.size()); i++) {
            lines.add((number(i == 0 && tag != Tag.INSERT, leftNumber) + (i < leftLines.size() ? leftLines.get(i) : blank)
                    + " " + marker(tag) + " "
                    + number(i == 0 && tag != Tag.DELETE, rightNumber) + (i < rightLines.size() ? rightLines.get(i) : ""))
                    .stripTrailing());
        }
    }

    private List<String> side(String marked, Tag tag, String colour) {
        String style = tag == Tag.EQUAL ? "" : colour;
        return Chunk.of(marked).calm().paint(columns, style, "bold,underline," + colour, paint);
    }

    private String number(boolean shown, int number) {
        return gutter == 0 ? "" : paint.text("faint", ("%" + (gutter - 1) + "s ").formatted(shown ? number : ""));
    }

    private String marker(Tag tag) {
        return switch (tag) {
            case EQUAL -> paint.text("faint", "│");
            case CHANGE -> paint.text("bold,fg(yellow)", "|");
            case DELETE -> paint.text("bold,fg(red)", "<");
            case INSERT -> paint.text("bold,fg(green)", ">");
        };
    }

    private String summary(List<DiffRow> rows) {
        long equal = count(rows, Tag.EQUAL);
        List<String> parts = new ArrayList<>();
        part(parts, count(rows, Tag.CHANGE), "changed");
        part(parts, count(rows, Tag.DELETE), "only on the left");
        part(parts, count(rows, Tag.INSERT), "only on the right");
        return "%d of %d lines differ%s".formatted(rows.size() - equal, rows.size(),
                parts.isEmpty() ? "" : ": " + String.join(", ", parts));
    }

    private static void part(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private static long count(List<DiffRow> rows, Tag tag) {
        return rows.stream().filter(row -> row.getTag() == tag).count();
    }
}
