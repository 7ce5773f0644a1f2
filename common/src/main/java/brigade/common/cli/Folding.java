package brigade.common.cli;

import java.util.ArrayList;
import java.util.List;

/** Text that is too long for its columns, in lines that are not: broken between words, where there is a blank. */
public final class Folding {

    private Folding() {}

    /** Returns the lines, each no longer than so many characters if its words allow it. */
    public static List<String> fold(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
