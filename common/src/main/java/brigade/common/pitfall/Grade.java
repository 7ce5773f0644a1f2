package brigade.common.pitfall;

/** What an outcome is worth, in the words of jcstress. */
public enum Grade {
    /** What was meant. */
    ACCEPTABLE,
    /** Allowed, but worth a look: what was meant did not happen, and somebody was told so. */
    INTERESTING,
    /** What must never happen. A broken class shows it, a cure never does. */
    FORBIDDEN
}
