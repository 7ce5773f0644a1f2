package brigade.common.model;

/**
 * A scenario could not go on, for what the machine or somebody on it did: a killed worker, too few open files. The message says in one
 * line what failed and why; users see that line and no stack trace.
 */
public class ScenarioFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates it. */
    public ScenarioFailedException(String message) {
        super(message);
    }

    /** Creates it, with what led to it. */
    public ScenarioFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
