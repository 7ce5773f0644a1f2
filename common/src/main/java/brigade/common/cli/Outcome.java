package brigade.common.cli;

/**
 * How a scenario ended.
 *
 * @param words "done", or what failed
 * @param exitCode the exit code that goes with it
 */
public record Outcome(String words, int exitCode) {
    /** It did what was asked. */
    public static final Outcome DONE = new Outcome("done", Cli.DONE);

    /** Returns the outcome of a scenario that failed. */
    public static Outcome failed(String words) {
        return new Outcome(words, Cli.FAILED);
    }
}
