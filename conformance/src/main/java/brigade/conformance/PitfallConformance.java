package brigade.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.kitchen.BurntDishException;
import brigade.common.pitfall.Budget;
import brigade.common.pitfall.Examiner;
import brigade.common.pitfall.Fork;
import brigade.common.pitfall.Observation;
import brigade.common.pitfall.Pitfall;
import brigade.common.pitfall.PitfallProvider;
import brigade.common.pitfall.Pitfalls;
import brigade.common.pitfall.Variant;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is asked of the pitfalls of the models on the class path: every broken class shows its mistake within its budget, no cure does,
 * and where a pitfall cannot happen, the model says why. Extend it in the module of the models, and run it with JUnit.
 *
 * <p>If this fails, check: for a broken class, whether its cooks still run at the same time; for a cure, what the detail says.
 */
public abstract class PitfallConformance {
    private static final List<PitfallProvider> PROVIDERS = Pitfalls.onClassPath();
    private static UncaughtExceptionHandler before = (_, _) -> {};

    /** A thread that dies of a burnt dessert says so on standard error: that is the lesson, not a test's failure. */
    @BeforeAll
    static void keepQuietAboutBurntDishes() {
        UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        before = handler == null ? (_, failure) -> failure.printStackTrace() : handler;
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (!(failure instanceof BurntDishException)) {
                before.uncaughtException(thread, failure);
            }
        });
    }

    @AfterAll
    static void closeAndSpeakAgain() {
        PROVIDERS.forEach(PitfallProvider::close);
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    /** Tries every class once, and a broken one until it shows its mistake. */
    @TestFactory
    Stream<DynamicTest> everyBrokenClassShowsItsMistakeAndNoCureDoes() {
        return PROVIDERS.stream().flatMap(provider -> Arrays.stream(Pitfall.values())
                .filter(pitfall -> !Pitfalls.of(provider, pitfall).isEmpty())
                .map(pitfall -> DynamicTest.dynamicTest(provider.model() + " " + pitfall.label(), () -> tried(provider, pitfall))));
    }

    private static void tried(PitfallProvider provider, Pitfall pitfall) throws IOException, InterruptedException {
        List<Variant> variants = Pitfalls.of(provider, pitfall);
        if (pitfall == Pitfall.VISIBILITY) {
            new Fork(provider, Budget.smallest()).examine(variants).forEach(PitfallConformance::assertAsExpected);
            return;
        }
        for (Variant variant : variants) {
            assertAsExpected(Examiner.examine(provider, variant, Budget.smallest()));
        }
    }

    private static void assertAsExpected(Observation observation) {
        assertThat(observation.asExpected()).as("%s of %s %s: %s", observation.name(), observation.model(),
                observation.broken() ? "shows its mistake within " + Budget.MOST : "never shows it", observation).isTrue();
    }

    /** Looks at what each model declares. */
    @TestFactory
    Stream<DynamicTest> everyPitfallIsShownAndCuredOrItsAbsenceExplained() {
        return PROVIDERS.stream().map(provider -> DynamicTest.dynamicTest(provider.model(), () -> {
            for (Pitfall pitfall : Pitfall.values()) {
                List<Variant> variants = Pitfalls.of(provider, pitfall);
                if (variants.isEmpty()) {
                    assertThat(provider.impossible()).as("why %s cannot happen", pitfall.label()).containsKey(pitfall);
                } else {
                    assertThat(provider.impossible()).as("%s happens", pitfall.label()).doesNotContainKey(pitfall);
                    assertThat(variants.stream().map(Variant::isBroken)).as("one broken class, and then cures: %s", variants)
                            .startsWith(true, false).containsOnlyOnce(true);
                    assertThat(variants).allSatisfy(variant -> assertThat(variant.name()).endsWith(pitfall.subject()));
                }
            }
        }));
    }
}
