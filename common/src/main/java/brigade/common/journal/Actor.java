package brigade.common.journal;

/**
 * Who does a step, in the words of the scenario: the head chef, an assistant cook, a download.
 *
 * @param group which of several equal groups the actor belongs to ("kitchen 2"); empty when there is only one
 * @param name the actor's name, unique in its group
 */
public record Actor(String group, String name) {

    /** Returns the actor of that name in the only group there is. */
    public static Actor named(String name) {
        return new Actor("", name);
    }

    @Override
    public String toString() {
        return group.isEmpty() ? name : group + ", " + name;
    }
}
