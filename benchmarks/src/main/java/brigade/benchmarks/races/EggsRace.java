package brigade.benchmarks.races;

import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** The last egg: two cooks look, and take it if it is there. What a broken class shows is graded ACCEPTABLE_INTERESTING, as jcstress has it. */
public class EggsRace {

    /** A plain field. */
    @JCStressTest
    @Outcome(id = {"true, false", "false, true"}, expect = Expect.ACCEPTABLE, desc = "one cook took the egg")
    @Outcome(id = "true, true", expect = Expect.ACCEPTABLE_INTERESTING, desc = "both cooks took the last egg")
    @State
    public static class Plain {
        private boolean there = true;

        /** The first cook. */
        @Actor
        public void firstCook(ZZ_Result result) {
            result.r1 = take();
        }

        /** The second cook. */
        @Actor
        public void secondCook(ZZ_Result result) {
            result.r2 = take();
        }

        private boolean take() {
            if (there) {
                there = false;
                return true;
            }
            return false;
        }
    }

    /** A volatile field: seen by all, and still looked at and changed in two steps. */
    @JCStressTest
    @Outcome(id = {"true, false", "false, true"}, expect = Expect.ACCEPTABLE, desc = "one cook took the egg")
    @Outcome(id = "true, true", expect = Expect.ACCEPTABLE_INTERESTING, desc = "both cooks took the last egg")
    @State
    public static class Volatile {
        private volatile boolean there = true;

        /** The first cook. */
        @Actor
        public void firstCook(ZZ_Result result) {
            result.r1 = take();
        }

        /** The second cook. */
        @Actor
        public void secondCook(ZZ_Result result) {
            result.r2 = take();
        }

        private boolean take() {
            if (there) {
                there = false;
                return true;
            }
            return false;
        }
    }

    /** A lock around both steps. */
    @JCStressTest
    @Outcome(id = {"true, false", "false, true"}, expect = Expect.ACCEPTABLE, desc = "one cook took the egg")
    @Outcome(id = "true, true", expect = Expect.FORBIDDEN, desc = "both cooks took the last egg")
    @State
    public static class Locked {
        private boolean there = true;

        /** The first cook. */
        @Actor
        public void firstCook(ZZ_Result result) {
            result.r1 = take();
        }

        /** The second cook. */
        @Actor
        public void secondCook(ZZ_Result result) {
            result.r2 = take();
        }

        private boolean take() {
            synchronized (this) {
                if (there) {
                    there = false;
                    return true;
                }
                return false;
            }
        }
    }

    /** One step. */
    @JCStressTest
    @Outcome(id = {"true, false", "false, true"}, expect = Expect.ACCEPTABLE, desc = "one cook took the egg")
    @Outcome(id = "true, true", expect = Expect.FORBIDDEN, desc = "both cooks took the last egg")
    @State
    public static class Atomic {
        private final AtomicBoolean there = new AtomicBoolean(true);

        /** The first cook. */
        @Actor
        public void firstCook(ZZ_Result result) {
            result.r1 = take();
        }

        /** The second cook. */
        @Actor
        public void secondCook(ZZ_Result result) {
            result.r2 = take();
        }

        private boolean take() {
            return there.compareAndSet(true, false);
        }
    }
}
