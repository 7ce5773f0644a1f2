package brigade.common.journal;

/** A piece of work that a scenario specifies and an actor does as one step. */
public interface Work {

    /** Returns who does it. */
    Actor actor();

    /** Returns the name of the step, as it stands in the journal. */
    String step();
}
