package brigade.compare.diff;

import brigade.compare.screen.Paint;
import brigade.compare.screen.TextFolding;
import brigade.compare.screen.TextWidth;
import java.util.ArrayList;
import java.util.List;

/**
 * A source line in which some stretches are marked as changed.
 *
 * @param text the line, without marks
 * @param changed for each character, whether it is marked
 */
record Chunk(String text, List<Boolean> changed) {
    /** Where a marked stretch begins: a character that no source has. */
    static final String BEGIN = "\ue000";
    /** Where a marked stretch ends. */
    static final String END = "\ue001";

    private static final double MOST_CHANGED = 0.7;

    /** Reads a line with marks. */
    static Chunk of(String marked) {
        StringBuilder text = new StringBuilder();
        List<Boolean> changed = new ArrayList<>();
        boolean inside = false;
        for (int at = 0; at < marked.length(); at++) {
            char c = marked.charAt(at);
            if (c == BEGIN.charAt(0) || c == END.charAt(0)) {
                inside = c == BEGIN.charAt(0);
            } else {
                text.append(c);
                changed.add(inside);
            }
        }
        return new Chunk(text.toString(), List.copyOf(changed));
    }

    /** Returns this line, without marks if most of it is marked: they would say nothing. */
    Chunk calm() {
        boolean loud = changed.stream().filter(mark -> mark).count() > MOST_CHANGED * text.strip().length();
        return loud ? new Chunk(text, changed.stream().map(_ -> false).toList()) : this;
    }

    /** Returns the line folded, padded and painted: one style for it all, another for what is marked. */
    List<String> paint(int columns, String style, String changedStyle, Paint paint) {
        int indent = text.length() - text.stripLeading().length();
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (String part : TextFolding.fold(text, columns, indent + 4)) {
            String words = lines.isEmpty() ? part : part.stripLeading();
            from = text.indexOf(words, from);
            String blank = part.substring(0, part.length() - words.length());
            lines.add(blank + painted(from, from + words.length(), style, changedStyle, paint)
                    + " ".repeat(Math.max(0, columns - TextWidth.of(part))));
            from += words.length();
        }
        return lines;
    }

    private String painted(int from, int to, String style, String changedStyle, Paint paint) {
        StringBuilder painted = new StringBuilder();
        int at = from;
        while (at < to) {
            int end = at + 1;
            while (end < to && changed.get(end).equals(changed.get(at))) {
                end++;
            }
            painted.append(paint.text(changed.get(at) ? changedStyle : style, text.substring(at, end)));
            at = end;
        }
        return painted.toString();
    }
}
