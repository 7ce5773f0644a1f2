package brigade.common.pitfall;

import brigade.common.kitchen.BurntDishException;
import brigade.common.model.Failures;

/** A dinner with a dessert that burns: what it means whether whoever serves it heard of that. */
public final class Dinner {
    private static final String DESSERT = "dessert";

    private Dinner() {}

    /** Serves a dinner, or throws why not. */
    @FunctionalInterface
    public interface Service {
        /** Serves it. */
        void dine() throws Exception;
    }

    /**
     * Bakes the dessert, which burns.
     *
     * @throws BurntDishException always
     */
    @SuppressWarnings("DoNotCallSuggester") // The models call it to fail.
    public static void bake() {
        throw new BurntDishException(DESSERT);
    }

    /**
     * Returns what it means how the service ended.
     *
     * @throws Exception if it failed for any other reason than the dessert
     */
    public static Outcome of(Service service) throws Exception {
        try {
            service.dine();
        } catch (Exception e) {
            if (Failures.unwrapped(e) instanceof BurntDishException burnt) {
                return Outcome.acceptable("not served", "the chef heard that the dessert had burnt")
                        .detail(String.valueOf(burnt.getMessage()));
            }
            throw e;
        }
        return Outcome.forbidden("served", "the dessert had burnt, and who served the dinner never heard of it");
    }
}
