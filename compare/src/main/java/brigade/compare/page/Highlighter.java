package brigade.compare.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Marks what a reader of Java tells apart: keywords, types, annotations, literals, comments. It knows words, not grammar, and that is
 * enough for colours; a parser would need a JDK where there may be a JRE.
 */
final class Highlighter {
    private static final Pattern TOKEN = Pattern.compile("(?s)(?<comment>//[^\n]*|/\\*.*?(?:\\*/|$))"
            + "|(?<literal>\"\"\".*?(?:\"\"\"|$)|\"(?:\\\\.|[^\"\\\\\n])*\"?|'(?:\\\\.|[^'\\\\\n])*'?|\\b\\d[\\w.]*)"
            + "|(?<annotation>@[A-Za-z][\\w.]*)"
            + "|(?<word>[A-Za-z_$][\\w$]*)");
    private static final Set<String> KEYWORDS = Set.of("abstract", "assert", "boolean", "break", "byte", "case", "catch", "char",
            "class", "continue", "default", "do", "double", "else", "enum", "extends", "false", "final", "finally", "float", "for",
            "if",
            "implements", "import", "instanceof", "int", "interface", "long", "native", "new", "null", "package", "permits",
            "private",
            "protected", "public", "record", "return", "sealed", "short", "static", "super", "switch", "synchronized", "this",
            "throw",
            "throws", "true", "try", "var", "void", "volatile", "when", "while", "yield");

    private Highlighter() {}

    /** Returns the lines as markup, one for one. */
    static List<String> lines(List<String> source) {
        String text = String.join("\n", source);
        StringBuilder out = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        int at = 0;
        while (token.find()) {
            out.append(Markup.escaped(text.substring(at, token.start())));
            mark(token.group(), tag(token), out);
            at = token.end();
        }
        out.append(Markup.escaped(text.substring(at)));
        return new ArrayList<>(List.of(out.toString().split("\n", -1)));
    }

    private static String tag(Matcher token) {
        if (token.group("comment") != null) {
            return "i";
        }
        if (token.group("literal") != null) {
            return "em";
        }
        if (token.group("annotation") != null) {
            return "u";
        }
        String word = token.group();
        return KEYWORDS.contains(word) ? "b" : Character.isUpperCase(word.charAt(0)) ? "var" : "";
    }

    /** A mark ends with its line: each line stands alone on the page. */
    private static void mark(String text, String tag, StringBuilder out) {
        if (tag.isEmpty()) {
            out.append(Markup.escaped(text));
            return;
        }
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            out.append(i == 0 ? "" : "\n");
            if (!lines[i].isEmpty()) {
                out.append('<').append(tag).append('>').append(Markup.escaped(lines[i])).append("</").append(tag).append('>');
            }
        }
    }
}
