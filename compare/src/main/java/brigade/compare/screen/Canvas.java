package brigade.compare.screen;

import java.util.Arrays;
import java.util.BitSet;

/** One line of a screen, to be drawn on in any order, column by column. */
final class Canvas {
    private final String[] glyphs; // a wide character's second column is empty text
    private final String[] styles;
    private final BitSet drawn = new BitSet();

    Canvas(int columns) {
        glyphs = new String[columns];
        styles = new String[columns];
        Arrays.fill(glyphs, " ");
        Arrays.fill(styles, "");
    }

    /** Draws text; what does not fit on the line is cut off. */
    void draw(int column, String text, String style) {
        int at = column;
        for (int codePoint : text.codePoints().toArray()) {
            int width = TextWidth.of(codePoint);
            if (at + width > glyphs.length) {
                return;
            }
            if (width == 0 && at > column) {
                glyphs[at - 1] += Character.toString(codePoint);
            }
            for (int part = 0; part < width; part++) {
                glyphs[at + part] = part == 0 ? Character.toString(codePoint) : "";
                styles[at + part] = style;
            }
            drawn.set(at, at + width);
            at += width;
        }
    }

    /** Returns whether nothing is drawn in these columns, and they are on the line. */
    boolean free(int from, int to) {
        int next = drawn.nextSetBit(Math.max(0, from));
        return from >= 0 && to <= glyphs.length && (next < 0 || next >= to);
    }

    /** Returns the line, without blanks at its end. */
    String line(Paint paint) {
        StringBuilder line = new StringBuilder();
        int end = drawn.length();
        int from = 0;
        while (from < end) {
            int to = from;
            StringBuilder run = new StringBuilder();
            while (to < end && styles[to].equals(styles[from])) {
                run.append(glyphs[to++]);
            }
            line.append(paint.text(styles[from], run.toString()));
            from = to;
        }
        return line.toString();
    }
}
