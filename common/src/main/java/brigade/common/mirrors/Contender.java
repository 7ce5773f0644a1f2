package brigade.common.mirrors;

/** Who takes part in a race: a mirror, or a group of contenders that race among themselves. */
public sealed interface Contender permits Mirror, Group {

    /** Returns how many mirrors it has. */
    int mirrors();
}
