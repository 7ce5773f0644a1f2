package brigade.async;

import brigade.conformance.PitfallConformance;
import io.reactivex.rxjava3.plugins.RxJavaPlugins;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The pitfalls of {@code async}. */
class PitfallsTest extends PitfallConformance {

    /** A starved cook that is called off has nobody to tell: RxJava would print a stack trace for each. */
    @BeforeAll
    static void keepQuietAboutWhomNobodyHears() {
        RxJavaPlugins.setErrorHandler(_ -> {});
    }

    @AfterAll
    static void hearThemAgain() {
        RxJavaPlugins.setErrorHandler(null);
    }
}
