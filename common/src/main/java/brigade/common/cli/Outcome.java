package brigade.common.cli;

/**
 * How a scenario ended.
 *
 * @param words "done", or what failed
 * @param exitCode the exit code that goes with it
 * @param said whether the output has said it already
 */
public record Outcome(String words, int exitCode, boolean said) {
    /** It did what was asked. */
    public static final Outcome DONE = new Outcome("done", Cli.DONE, true);

    /** Returns the outcome of a scenario that failed. */
    public static Outcome failed(String words) {
        return new Outcome(words, Cli.FAILED, false);
    }

    /** Returns the outcome of a scenario that failed, as its output has said. */
    static Outcome failedAsSaid(String words) {
        return new Outcome(words, Cli.FAILED, true);
    }
}
