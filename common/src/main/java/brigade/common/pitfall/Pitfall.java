package brigade.common.pitfall;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A mistake that concurrent code makes again and again, in the kitchen's words and in the field's. */
public enum Pitfall {
    /** A read-modify-write in three steps. */
    LOST_UPDATE("Tally", "two cooks keep one tally of dishes, and dishes go uncounted",
            "Read, add and write are three steps. Who writes what another's write has overtaken undoes it."),
    /** A decision that is out of date when it is acted upon. */
    CHECK_THEN_ACT("Eggs", "two cooks see the last egg, and both take it",
            "Between the check and the act somebody else acts, so that the act stands on what was true before."),
    /** A plain field as a signal between threads. */
    VISIBILITY("Flag", "the chef says stop, and the cook stirs on for ever",
            "Without a happens-before edge a thread need never see another's write, and the JIT reads the field only once (JLS 17.4.5)."),
    /** A cycle of those who hold and wait. */
    DEADLOCK("Tools", "one cook has the knife and wants the pan, the other has the pan and wants the knife",
            "Two locks, taken in two orders: a cycle of owners that wait for each other, for ever."),
    /** Tasks that wait for tasks behind them. */
    STARVATION("Prep", "every cook waits for a prep, and the prep waits for a free cook",
            "Tasks of a full pool that wait for tasks of the same pool: those are in its queue, and nobody is left to run them."),
    /** A blocking call where nobody may wait. */
    BLOCKED_LOOP("Timers", "the cook stares at the pot, and does not hear the other timers ring",
            "A blocking call on the thread that runs all timers and handlers holds every one of them up."),
    /** A failure that reaches nobody. */
    SWALLOWED_FAILURE("Dinner", "the dessert burns, nobody says so, and dinner is served",
            "A failure stays in a future, a thread, a subscription or an exit status that nobody looks at."),
    /** A full pipe. */
    UNREAD_OUTPUT("Chatter", "a cook talks to somebody who does not listen, and waits for an answer for ever",
            "A pipe holds so many bytes (64 KiB on Linux). A child that writes more waits until somebody reads."),
    /** A child process without a parent. */
    ORPHAN("Apprentice", "the cook is gone, and the apprentice works on in an empty kitchen",
            "A process does not end with its parent: the child of a parent that was killed is adopted, and runs on.");

    private final String subject;
    private final String kitchen;
    private final String field;

    Pitfall(String subject, String kitchen, String field) {
        this.subject = subject;
        this.kitchen = kitchen;
        this.field = field;
    }

    /** Returns its name as people write it: "lost-update". */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns what its classes are named after, in every model: "Tally" for {@code BrokenTally}, {@code LockedTally}. */
    public String subject() {
        return subject;
    }

    /** Returns in a line what goes wrong in the kitchen. */
    public String kitchen() {
        return kitchen;
    }

    /** Returns in a sentence or two what goes wrong in the field's terms. */
    public String field() {
        return field;
    }

    /** Returns whether a trial that shows it leaves a thread behind that nothing can end, so that its JVM is to be given up. */
    boolean poisons() {
        return this == VISIBILITY;
    }

    /** Returns whether it takes two threads that run at the very same moment, which on one processor is so rare that nobody may see it. */
    public boolean needsTwoProcessors() {
        return this == LOST_UPDATE || this == CHECK_THEN_ACT || this == VISIBILITY;
    }

    /**
     * Returns the pitfall of that name.
     *
     * @throws IllegalArgumentException if there is none; the message has the nearest, and all there are
     */
    public static Pitfall named(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(values()).filter(pitfall -> pitfall.label().equals(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no pitfall '" + name + "'"
                        + Nearest.to(wanted, labels()).map(near -> "; did you mean " + near + "?").orElse(".")
                        + " There are " + String.join(", ", labels())));
    }

    private static List<String> labels() {
        return Arrays.stream(values()).map(Pitfall::label).toList();
    }
}
