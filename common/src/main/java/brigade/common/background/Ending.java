package brigade.common.background;

/** How the main work ended. */
public enum Ending {
    /** It was done. */
    WORK_DONE,
    /** The bell rang. */
    RUNG
}
