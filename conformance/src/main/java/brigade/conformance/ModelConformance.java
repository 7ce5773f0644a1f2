package brigade.conformance;

import brigade.common.model.ModelProvider;

/**
 * All rules for one model: extend it, name the model, and run it with JUnit.
 *
 * <pre>{@code
 * class PlatformTest extends ModelConformance {
 *     public ModelProvider provider() {
 *         return new Edge.Provider();
 *     }
 * }
 * }</pre>
 *
 * <p>A rule that the model declines in its {@link brigade.common.model.Capabilities} shows as skipped, with the reason. To hold a
 * model to the rules of one scenario only, implement {@link KitchenRules} or {@link DownloadRules} and its siblings instead.
 */
public abstract class ModelConformance implements GeneralRules, KitchenRules, DownloadRules, DownloadFaultRules,
        DownloadDiskRules, DownloadTermsRules, DownloadMeaningRules, DownloadSoak, BackgroundRules, CheckRules, MirrorsRules,
        CrunchRules, RushRules,
        TicketsRules {

    @Override
    public abstract ModelProvider provider();
}
