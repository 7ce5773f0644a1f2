package brigade.compare.run;

import brigade.common.cli.RunReport.Line;

/** Whoever takes a comparison while it goes on, in place of its being printed. Told by several threads where models run together. */
public interface Audience {

    /** Returns whether all models are to run at once; they share the cores then. */
    default boolean together() {
        return false;
    }

    /** Returns whether each event is to be told as it happens. */
    default boolean watches() {
        return false;
    }

    /** A model's run begins. */
    default void started(String model) {}

    /** Something happened in a model's run; told only to an audience that watches. */
    default void happened(String model, Line event) {}

    /** A model's run, or the median of several, has ended. */
    default void ended(Run run) {}

    /** The comparison is complete, or was interrupted, and this is as far as it came. */
    void compared(Comparison comparison);
}
