package brigade.compare.page;

import brigade.compare.diff.Source;
import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRow.Tag;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How two sources differ, as little text as does: the page has the lines, and lays them out by this.
 *
 * @param rows runs of rows, a sign and how many: "=12~2<1>3", equal, changed, only on the left, only on the right
 * @param marks for each changed row in turn, what changed in its left and in its right line: pairs of positions, from and to,
 *     each counted from the one before
 */
record PairDiff(String rows, List<List<List<Integer>>> marks) {
    private static final char BEGIN = '\uE000';
    private static final char END = '\uE001';
    private static final double MOST_CHANGED = 0.7;

    /** Compares. */
    static PairDiff of(Source left, Source right) {
        Function<Boolean, String> tag = begins -> String.valueOf(begins ? BEGIN : END);
        List<DiffRow> all = DiffRowGenerator.create().showInlineDiffs(true).inlineDiffByWord(true).oldTag(tag).newTag(tag)
                .lineNormalizer(Function.identity()).build().generateDiffRows(left.lines(), right.lines());
        StringBuilder rows = new StringBuilder();
        List<List<List<Integer>>> marks = new ArrayList<>();
        for (int at = 0; at < all.size();) {
            Tag sort = all.get(at).getTag();
            int from = at;
            while (at < all.size() && all.get(at).getTag() == sort) {
                if (sort == Tag.CHANGE) {
                    marks.add(List.of(marks(all.get(at).getOldLine()), marks(all.get(at).getNewLine())));
                }
                at++;
            }
            rows.append(sign(sort)).append(at - from);
        }
        return new PairDiff(rows.toString(), marks);
    }

    private static char sign(Tag tag) {
        return switch (tag) {
            case EQUAL -> '=';
            case CHANGE -> '~';
            case DELETE -> '<';
            case INSERT -> '>';
        };
    }

    /** Returns the marked stretches; none if most of the line is marked, for that would say nothing. */
    private static List<Integer> marks(String marked) {
        List<Integer> marks = new ArrayList<>();
        int last = 0;
        int at = 0;
        int changed = 0;
        for (int i = 0; i < marked.length(); i++) {
            char c = marked.charAt(i);
            boolean inside = marks.size() % 2 == 1;
            if (c == BEGIN && !inside) {
                marks.add(at - last);
                last = at;
            } else if (c == END && inside) {
                changed += at - last;
                marks.add(at - last);
                last = at;
            } else if (c != BEGIN && c != END) {
                at++;
            }
        }
        if (marks.size() % 2 == 1) {
            marks.add(at - last);
        }
        return changed > MOST_CHANGED * marked.strip().length() ? List.of() : marks;
    }
}
