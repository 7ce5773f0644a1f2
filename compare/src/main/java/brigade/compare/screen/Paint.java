package brigade.compare.screen;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Colours, where they are wanted: picocli decides, and honours {@code NO_COLOR}. Styles are written as picocli has them. Immutable. */
public final class Paint {
    private final Ansi ansi;

    /** Creates it. */
    public Paint(Ansi ansi) {
        this.ansi = ansi;
    }

    /** Returns whether there are colours. */
    public boolean colours() {
        return ansi.enabled();
    }

    /** Returns the text in the style ("bold", "fg(red)", "bold,bg(67)"); as it is without colours or with an empty style. */
    public String text(String style, String text) {
        return style.isEmpty() || text.isEmpty() || !colours() ? text : Style.on(Style.parse(style)) + text + Style.reset.on();
    }
}
