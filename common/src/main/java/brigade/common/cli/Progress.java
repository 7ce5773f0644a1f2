package brigade.common.cli;

import brigade.common.journal.Event;

/** What is shown of downloads while they are under way. For one thread, the printer's. */
interface Progress {
    /** Shows nothing. */
    Progress NONE = _ -> {};

    /** Takes in what happened. */
    void on(Event event);

    /** Takes what is shown off the screen, so that a line can be printed. */
    default void erase() {}

    /** Shows what is under way now. */
    default void draw() {}
}
