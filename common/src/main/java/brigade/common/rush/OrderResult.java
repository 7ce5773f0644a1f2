package brigade.common.rush;

/**
 * How an order ended.
 *
 * @param number the order's number
 * @param end how
 */
public record OrderResult(int number, End end) {

    /** The ends there are. */
    public enum End {
        /** It was cooked. */
        COOKED,
        /** Its cook fainted over it, so nobody has it. */
        FAINTED
    }

    /** Returns whether it was cooked. */
    public boolean isCooked() {
        return end == End.COOKED;
    }
}
