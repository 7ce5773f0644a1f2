package brigade.common.journal;

/** What happened to a step. A step is started once, may be noted any number of times, and ends exactly once. */
public enum Phase {
    /** The step's work begins. */
    STARTED,
    /** Something worth knowing happened while the step went on; the event's detail says what. */
    NOTED,
    /** The step did what it was asked to. */
    FINISHED,
    /** The step could not do what it was asked to; the event's detail says why. */
    FAILED,
    /** The step was called off before its end. */
    CANCELLED;

    /** Returns whether the step is over with this event. */
    public boolean ends() {
        return this == FINISHED || this == FAILED || this == CANCELLED;
    }
}
