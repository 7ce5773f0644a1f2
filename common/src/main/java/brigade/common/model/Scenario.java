package brigade.common.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The scenarios, in the order in which they are shown. A scenario's command has its name in lower case, its rules its letter. */
public enum Scenario {
    /** A head chef, assistants in the background, and a join. */
    KITCHEN('K', "a head chef, and assistants who cook meanwhile: fork and join"),
    /** Several files at once over HTTP. */
    DOWNLOAD('D', "several files at once over HTTP: limits, retries, resuming"),
    /** Main work, and a monitor in the background. */
    BACKGROUND('B', "main work, and beside it a periodic task that ends with it"),
    /** A link checker. */
    CHECK('C', "a link checker: many requests, few in flight, a timeout for each"),
    /** Several mirrors of one thing, of which the first good answer wins. */
    MIRRORS('M', "the first good answer of several wins: racing, cancelling, hedging"),
    /** Heavy computation, split in chunks. */
    CRUNCH('P', "counting primes: computation in chunks, on all cores"),
    /** Orders through a bounded queue. */
    RUSH('R', "waiters and cooks: a bounded queue, and back-pressure"),
    /** Many who wait for one signal. */
    TICKETS('T', "many who wait for one signal: a latch");

    private final char letter;
    private final String summary;

    Scenario(char letter, String summary) {
        this.letter = letter;
        this.summary = summary;
    }

    /** Returns in half a line what it is, and what it shows. */
    public String summary() {
        return summary;
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
