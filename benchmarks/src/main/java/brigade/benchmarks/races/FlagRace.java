package brigade.benchmarks.races;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/** The stop flag: a cook stirs until the chef says stop. What the broken class shows is graded ACCEPTABLE_INTERESTING, as jcstress has it. */
public class FlagRace {

    /** A plain field, which the compiled loop reads once. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "the cook saw the flag")
    @Outcome(id = "STALE", expect = Expect.ACCEPTABLE_INTERESTING, desc = "the cook stirs on for ever")
    @State
    public static class Plain {
        private boolean enough;

        /** The cook. */
        @Actor
        public void cook() {
            while (!enough) {
                // stirs
            }
        }

        /** The chef. */
        @Signal
        public void chef() {
            enough = true;
        }
    }

    /** A volatile field, which the loop reads each time round. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "the cook saw the flag")
    @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "the cook stirs on for ever")
    @State
    public static class Volatile {
        private volatile boolean enough;

        /** The cook. */
        @Actor
        public void cook() {
            while (!enough) {
                // stirs
            }
        }

        /** The chef. */
        @Signal
        public void chef() {
            enough = true;
        }
    }
}
