package brigade.conformance;

import brigade.common.model.ModelProvider;
import java.time.Duration;

/** What the kit is run on when it is the kit that is tested. Its name keeps it from being run by itself. */
final class MutantSubject extends ModelConformance {
    private static volatile ModelProvider mutant = new ReferenceTest.Provider();

    static void become(ModelProvider model) {
        mutant = model;
    }

    @Override
    public ModelProvider provider() {
        return mutant;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(4);
    }
}
