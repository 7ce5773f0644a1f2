package brigade.common.pitfall;

/** The last egg: how often there is one, and what it means how many cooks took it. Pure. */
public final class Eggs {
    /** How many boxes two cooks go through, each with one last egg. */
    public static final int BOXES = 200_000;
    /** How many boxes there are where a look into one takes a wait, a look at the disk or a message. */
    public static final int SLOW_BOXES = 100;

    private Eggs() {}

    /** Returns what it means that the cooks took so many eggs. */
    public static Outcome of(int taken) {
        return of(taken, BOXES);
    }

    /** Returns what it means that the cooks took so many eggs from so many boxes. */
    public static Outcome of(int taken, int boxes) {
        return (taken == boxes ? Outcome.acceptable("each egg taken once", "who came second saw that it was gone")
                : taken < boxes ? Outcome.forbidden("an egg left", "both cooks believed that the other had taken it")
                : Outcome.forbidden("an egg taken twice", "both cooks saw the egg before either had taken it"))
                .detail("%,d eggs from %,d boxes".formatted(taken, boxes));
    }
}
