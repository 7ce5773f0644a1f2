package brigade.compare.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of the documentation as markup: code stays code, links become their words, for a page that leads nowhere. */
final class Prose {
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\([^)]+\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private Prose() {}

    /** Adds the text. */
    static void add(String markdown, Markup out) {
        String text = LINK.matcher(markdown).replaceAll("$1");
        Matcher code = CODE.matcher(text);
        int at = 0;
        while (code.find()) {
            out.text(text.substring(at, code.start())).element("code", code.group(1));
            at = code.end();
        }
        out.text(text.substring(at));
    }
}
