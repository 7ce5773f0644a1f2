package brigade.common.rush;

/** The cook of an order fainted over it; other orders are no worse for it. */
public final class FaintedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates it for the order of that number. */
    public FaintedException(int order) {
        super("the cook of order " + order + " fainted");
    }
}
