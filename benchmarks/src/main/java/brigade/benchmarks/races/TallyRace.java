package brigade.benchmarks.races;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** The tally: two cooks count one dish each. What a broken class shows is graded ACCEPTABLE_INTERESTING, as jcstress has it. */
public class TallyRace {

    /** A plain field. */
    @JCStressTest
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both dishes are counted")
    @Outcome(id = "1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "an update is lost")
    @State
    public static class Plain {
        private int dishes;

        /** The first cook. */
        @Actor
        public void firstCook() {
            dishes++;
        }

        /** The second cook. */
        @Actor
        public void secondCook() {
            dishes++;
        }

        /** Reads the tally when both are done. */
        @Arbiter
        public void read(I_Result result) {
            result.r1 = dishes;
        }
    }

    /** A volatile field: seen by all, and still read, added to and written in three steps. */
    @JCStressTest
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both dishes are counted")
    @Outcome(id = "1", expect = Expect.ACCEPTABLE_INTERESTING, desc = "an update is lost")
    @State
    public static class Volatile {
        private volatile int dishes;

        /** The first cook. */
        @Actor
        public void firstCook() {
            dishes++;
        }

        /** The second cook. */
        @Actor
        public void secondCook() {
            dishes++;
        }

        /** Reads the tally when both are done. */
        @Arbiter
        public void read(I_Result result) {
            result.r1 = dishes;
        }
    }

    /** A lock around all three steps. */
    @JCStressTest
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both dishes are counted")
    @Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "an update is lost")
    @State
    public static class Locked {
        private int dishes;

        /** The first cook. */
        @Actor
        public void firstCook() {
            synchronized (this) {
                dishes++;
            }
        }

        /** The second cook. */
        @Actor
        public void secondCook() {
            synchronized (this) {
                dishes++;
            }
        }

        /** Reads the tally when both are done. */
        @Arbiter
        public void read(I_Result result) {
            result.r1 = dishes;
        }
    }

    /** One step. */
    @JCStressTest
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both dishes are counted")
    @Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "an update is lost")
    @State
    public static class Atomic {
        private final AtomicInteger dishes = new AtomicInteger();

        /** The first cook. */
        @Actor
        public void firstCook() {
            dishes.incrementAndGet();
        }

        /** The second cook. */
        @Actor
        public void secondCook() {
            dishes.incrementAndGet();
        }

        /** Reads the tally when both are done. */
        @Arbiter
        public void read(I_Result result) {
            result.r1 = dishes.get();
        }
    }
}
