package brigade.common.kitchen;

/**
 * How one of several kitchens ended.
 *
 * @param kitchen the kitchen's name
 * @param failure why it did not serve; empty if it did
 */
public record KitchenResult(String kitchen, String failure) {

    /** Returns the result of a kitchen that served. */
    public static KitchenResult served(Menu menu) {
        return new KitchenResult(menu.kitchen(), "");
    }

    /** Returns the result of a kitchen that did not serve. */
    public static KitchenResult failed(Menu menu, Throwable failure) {
        String message = failure.getMessage();
        return new KitchenResult(menu.kitchen(), message == null ? failure.getClass().getSimpleName() : message);
    }

    /** Returns whether the kitchen served. */
    public boolean hasServed() {
        return failure.isEmpty();
    }
}
