package brigade.common.text;

/**
 * Text that may be shown: the one place through which whatever comes from outside (file names, URLs, headers, reasons) gets to a
 * terminal, a page or a report. Servers and lists may hold what a terminal obeys (ESC, OSC, BEL, the C1 controls), what makes a line
 * look like another one (bidirectional marks, characters without a width), and megabytes.
 */
public final class Printable {
    /** How many characters a line has at most. */
    public static final int LONGEST_LINE = 4000;

    private static final char REPLACEMENT = '?';
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int FIRST_SELECTOR = 0xFE00;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int FIRST_SUPPLEMENTARY_SELECTOR = 0xE0100;
    private static final int LAST_SUPPLEMENTARY_SELECTOR = 0xE01EF;

    private Printable() {}

    /** Returns the text as one line: what is not for the eye is a question mark, and what is too long has lost its middle. */
    public static String line(String text) {
        return shown(shortened(text, LONGEST_LINE), false);
    }

    /** Returns the text with its lines and tabs as they are, and the rest as in {@link #line}. */
    public static String lines(String text) {
        return shown(text, true);
    }

    /** Returns the text, without its middle if it is longer than that: its beginning says what it is, its end what is wrong. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        String gap = "…" + (text.length() - most) + " characters more…";
        int head = Math.max(1, (most - gap.length()) * 2 / 3);
        int tail = Math.max(1, most - gap.length() - head);
        return text.substring(0, head) + gap + text.substring(text.length() - tail);
    }

    private static String shown(String text, boolean severalLines) {
        int first = 0;
        while (first < text.length() && text.charAt(first) >= ' ' && text.charAt(first) <= '~') {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length()).append(text, 0, first);
        int before = first == 0 ? 0 : text.charAt(first - 1);
        for (int at = first; at < text.length();) {
            int letter = text.codePointAt(at);
            at += Character.charCount(letter);
            int after = at < text.length() ? text.codePointAt(at) : 0;
            boolean kept = (severalLines && (letter == '\n' || letter == '\t')) || isShown(before, letter, after);
            before = kept ? letter : REPLACEMENT;
            shown.appendCodePoint(before);
        }
        return shown.toString();
    }

    private static boolean isShown(int before, int letter, int after) {
        return switch (letter) {
            case ZERO_WIDTH_JOINER -> isEndOfEmoji(before) && Character.isExtendedPictographic(after);
            case EMOJI_STYLE -> Character.isExtendedPictographic(before);
            default -> isShown(letter);
        };
    }

    /** Returns whether the letter, by itself, is for the eye: it can be seen, moves nothing, and turns no text around. */
    public static boolean isShown(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
                    Character.PRIVATE_USE, Character.UNASSIGNED ->
                    false;
            default -> !isSelector(letter) && !isFiller(letter);
        };
    }

    /** Several emoji make one, joined by what nobody sees. */
    private static boolean isEndOfEmoji(int letter) {
        return letter == EMOJI_STYLE || Character.isExtendedPictographic(letter) || Character.isEmojiModifier(letter);
    }

    private static boolean isSelector(int letter) {
        return (letter >= FIRST_SELECTOR && letter <= EMOJI_STYLE)
                || (letter >= FIRST_SUPPLEMENTARY_SELECTOR && letter <= LAST_SUPPLEMENTARY_SELECTOR);
    }

    /** Letters that look like nothing at all. */
    private static boolean isFiller(int letter) {
        return letter == 0x115F || letter == 0x1160 || letter == 0x3164 || letter == 0xFFA0;
    }
}
