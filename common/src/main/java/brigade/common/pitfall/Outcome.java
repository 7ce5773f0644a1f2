package brigade.common.pitfall;

/**
 * What one trial showed.
 *
 * @param name in a few words; outcomes of the same name are counted together
 * @param grade what it is worth
 * @param why the grade's reason, in a sentence
 * @param detail what was particular to this trial; empty if nothing
 */
public record Outcome(String name, Grade grade, String why, String detail) {

    /** Returns what was meant. */
    public static Outcome acceptable(String name, String why) {
        return new Outcome(name, Grade.ACCEPTABLE, why, "");
    }

    /** Returns what was not meant, and what somebody was told of. */
    public static Outcome interesting(String name, String why) {
        return new Outcome(name, Grade.INTERESTING, why, "");
    }

    /** Returns what must never happen. */
    public static Outcome forbidden(String name, String why) {
        return new Outcome(name, Grade.FORBIDDEN, why, "");
    }

    /** Returns this, with what was particular to the trial. */
    public Outcome detail(String detail) {
        return new Outcome(name, grade, why, detail);
    }
}
