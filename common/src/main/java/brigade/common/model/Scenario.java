package brigade.common.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The scenarios, in the order in which they are shown. A scenario's command has its name in lower case, its rules its letter. */
public enum Scenario {
    /** A head chef, assistants in the background, and a join. */
    KITCHEN('K'),
    /** Several files at once over HTTP. */
    DOWNLOAD('D'),
    /** Main work, and a monitor in the background. */
    BACKGROUND('B'),
    /** A link checker. */
    CHECK('C'),
    /** Several mirrors of one thing, of which the first good answer wins. */
    MIRRORS('M'),
    /** Heavy computation, split in chunks. */
    CRUNCH('P'),
    /** Orders through a bounded queue. */
    RUSH('R'),
    /** Many who wait for one signal. */
    TICKETS('T');

    private final char letter;

    Scenario(char letter) {
        this.letter = letter;
    }

    /** Returns the name of its command: "kitchen". */
    public String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the name of the class that holds it in each model: "Kitchen". */
    public String className() {
        return name().charAt(0) + command().substring(1);
    }

    /** Returns the letter that the IDs of its rules begin with. */
    public char letter() {
        return letter;
    }

    /** Returns the scenario of that letter; empty for the letter of the rules that hold all scenarios. */
    public static Optional<Scenario> ofLetter(char letter) {
        return Arrays.stream(values()).filter(scenario -> scenario.letter == letter).findFirst();
    }

    /** Returns the names of all commands. */
    public static List<String> commands() {
        return Arrays.stream(values()).map(Scenario::command).toList();
    }
}
