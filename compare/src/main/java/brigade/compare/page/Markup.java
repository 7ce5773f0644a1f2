package brigade.compare.page;

import java.util.Set;

/**
 * Text of a page in the making. Whatever is not a tag comes in as text and is escaped here, and nowhere else: file names, reasons and
 * URLs are a stranger's. Characters that cannot be seen, or that turn the direction of those beside them, are spelt out.
 */
final class Markup {
    private static final Set<String> VOID = Set.of("meta", "input", "br", "rect", "path", "line");

    private final StringBuilder out = new StringBuilder();

    /** Opens an element; a void one is closed, too. The attributes are names and values in turn. */
    Markup open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
        }
        out.append(VOID.contains(tag) ? "/>" : ">");
        return this;
    }

    /** Closes an element. */
    Markup close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** Adds text. */
    Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** Adds an element that holds nothing but text. */
    Markup element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Adds what is markup already and of our own making. */
    Markup raw(String trusted) {
        out.append(trusted);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** Returns the text as it stands in an element or in a quoted attribute. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(visible(c));
            }
        });
        return escaped.toString();
    }

    /** Returns the character, or its number where showing it would hide or disguise something. */
    static String visible(int c) {
        boolean shown = switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\t';
            case Character.FORMAT -> c == 0x200D; // joins emoji
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE, Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
        return shown ? Character.toString(c) : "\u2039U+%04X\u203A".formatted(c);
    }

    /** Returns JSON as it stands in a script element: nothing in it can end the element, or be read as anything but JSON. */
    static String json(String json) {
        StringBuilder safe = new StringBuilder(json.length() + 16);
        json.chars().forEach(c -> {
            boolean plain = c >= ' ' && c < 0x7F && "<>&".indexOf(c) < 0;
            safe.append(plain ? String.valueOf((char) c) : "\\u%04x".formatted(c));
        });
        return safe.toString();
    }
}
