package brigade.common.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Proves that the grader bites: what is broken on purpose is seen, and what is not is not. */
class ExaminerTest {
    private static final Budget SMALL = new Budget(Duration.ZERO, Duration.ofMillis(300), 5);
    private static final Outcome GOOD = Outcome.acceptable("good", "as it should");
    private static final Outcome BAD = Outcome.forbidden("bad", "as it should not");

    private static final PitfallProvider PROVIDER = new PitfallProvider() {

        @Override
        public String model() {
            return "fake/model";
        }

        @Override
        public List<Variant> variants() {
            return List.of();
        }

        @Override
        public Map<Pitfall, String> impossible() {
            return Map.of();
        }

        @Override
        public Duration quiet() {
            return Duration.ofMillis(60);
        }
    };

    private static final class BrokenTally {}

    private static final class CuredTally {}

    private static Observation broken(Trial trial) throws InterruptedException {
        return Examiner.examine(PROVIDER, new Variant(Pitfall.LOST_UPDATE, BrokenTally.class, trial), SMALL);
    }

    private static Observation cure(Trial trial) throws InterruptedException {
        return Examiner.examine(PROVIDER, new Variant(Pitfall.LOST_UPDATE, CuredTally.class, trial), SMALL);
    }

    @Test
    void aBrokenClassThatShowsItsMistakeOnceIsAsExpected() throws InterruptedException {
        AtomicInteger trials = new AtomicInteger();

        Observation observation = Examiner.examine(PROVIDER, new Variant(Pitfall.LOST_UPDATE, BrokenTally.class,
                _ -> trials.incrementAndGet() == 7 ? BAD : GOOD), Budget.smallest());

        assertThat(observation.asExpected()).isTrue();
        assertThat(observation.trials()).isEqualTo(7);
        assertThat(observation.seen()).containsExactly(new Observation.Seen(GOOD, 6), new Observation.Seen(BAD, 1));
    }

    @Test
    void aBrokenClassThatNeverShowsItIsNot() throws InterruptedException {
        Observation observation = broken(_ -> GOOD);

        assertThat(observation.asExpected()).isFalse();
        assertThat(observation.millis()).isGreaterThanOrEqualTo(300);
    }

    @Test
    void aCureThatShowsTheMistakeOnceIsNot() throws InterruptedException {
        AtomicInteger trials = new AtomicInteger();

        Observation observation = cure(_ -> trials.incrementAndGet() == 3 ? BAD : GOOD);

        assertThat(observation.asExpected()).isFalse();
        assertThat(observation.forbidden()).isEqualTo(1);
        assertThat(observation.trials()).isEqualTo(5);
    }

    @Test
    void aTallyWithoutItsLockIsCaughtAsNoCure() throws InterruptedException {
        Budget enough = new Budget(Duration.ofMillis(200), Duration.ofSeconds(10), 200);
        Variant fake = new Variant(Pitfall.LOST_UPDATE, CuredTally.class, _ -> Tally.of(new CarelessTally().count()));

        assertThat(Examiner.examine(PROVIDER, fake, enough).asExpected()).isFalse();
    }

    /** Claims to be a cure, and locks the reading only. */
    private static final class CarelessTally {
        private final Object board = new Object();
        private int dishes;

        int count() throws InterruptedException {
            Thread first = Thread.ofPlatform().start(this::cook);
            Thread second = Thread.ofPlatform().start(this::cook);
            first.join();
            second.join();
            return dishes;
        }

        private void cook() {
            for (int dish = 0; dish < Tally.DISHES; dish++) {
                int seen;
                synchronized (board) {
                    seen = dishes;
                }
                dishes = seen + 1;
            }
        }
    }

    @Test
    void aTrialThatFailsIsNoMistakeShown() throws InterruptedException {
        Observation observation = broken(_ -> {
            throw new IllegalStateException("no kitchen");
        });

        assertThat(observation.asExpected()).isFalse();
        assertThat(observation.failure()).contains("no kitchen");
    }

    @Test
    void whenAllWaitTheTrialIsStoppedAndExplained() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);

        Observation observation = broken(journal -> {
            Step first = journal.start(Tools.dish(Tools.FIRST_COOK));
            Step second = journal.start(Tools.dish(Tools.SECOND_COOK));
            first.note(Standstill.has(Tools.KNIFE));
            second.note(Standstill.has(Tools.PAN));
            first.note(Standstill.waitsFor(Tools.PAN));
            second.note(Standstill.waitsFor(Tools.KNIFE));
            never.await();
            return GOOD;
        });

        assertThat(observation.asExpected()).isTrue();
        assertThat(observation.seen()).singleElement().satisfies(seen -> assertThat(seen.outcome().detail()).isEqualTo(
                "First cook has the knife and waits for the pan; Second cook has the pan and waits for the knife"));
    }

    @Test
    void whoeverWaitsWhileAnotherWorksIsNoStandstill() {
        Journal journal = Journal.open();
        Step waits = journal.start(Tools.dish(Tools.FIRST_COOK));
        Step works = journal.start(Tools.dish(Tools.SECOND_COOK));
        works.note(Standstill.has(Tools.PAN));
        waits.note(Standstill.waitsFor(Tools.PAN));
        assertThat(Standstill.in(journal.events())).isEmpty();

        works.note(Standstill.waitsFor(Tools.KNIFE));
        assertThat(Standstill.in(journal.events())).isPresent();

        works.note(Standstill.goesWithout(Tools.KNIFE));
        assertThat(Standstill.in(journal.events())).isEmpty();

        works.finish();
        assertThat(Standstill.in(journal.events())).hasValue("First cook waits for the pan");
    }
}
