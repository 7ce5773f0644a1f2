package brigade.common.model;

/** A model was asked for a scenario that it does not offer; its {@link Capabilities} say so beforehand, with the reason. */
public final class NotOfferedException extends UnsupportedOperationException {
    private static final long serialVersionUID = 1;

    /** Creates it for that scenario. */
    public NotOfferedException(Scenario scenario) {
        super("this model does not offer the scenario " + scenario.command());
    }
}
