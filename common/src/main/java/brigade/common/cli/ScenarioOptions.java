package brigade.common.cli;

/**
 * What a scenario is asked for on the command line: the same options with one model and with all of them side by side.
 *
 * @param <P> the scenario's plan
 */
public interface ScenarioOptions<P> {

    /**
     * Sets the scenario up.
     *
     * @throws IllegalArgumentException if the options ask for what cannot be; the message says what and what to do
     * @throws InterruptedException if the caller was interrupted while it waited for its input
     */
    Stage<P> open() throws InterruptedException;
}
