package brigade.common.kitchen;

/** A dish burnt, so the kitchen it belongs to cannot serve. Unchecked, for asynchronous code can throw nothing else. */
public final class BurntDishException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String dish;

    /** Creates the failure of the dish of that name. */
    public BurntDishException(String dish) {
        super("the " + dish + " burnt");
        this.dish = dish;
    }

    /** Returns the name of the dish that burnt. */
    public String dish() {
        return dish;
    }
}
