package brigade.common.pitfall;

/**
 * A class that walks into a pitfall, or a cure of it, in one model.
 *
 * @param pitfall which pitfall
 * @param source the class; its name begins with {@code Broken} if it is
 * @param trial runs it once
 */
public record Variant(Pitfall pitfall, Class<?> source, Trial trial) {
    private static final String BROKEN = "Broken";

    /** Returns the class's name: "BrokenTally". */
    public String name() {
        return source.getSimpleName();
    }

    /** Returns whether it is the mistake, not a cure. */
    public boolean isBroken() {
        return name().startsWith(BROKEN);
    }
}
