package brigade.common.background;

import brigade.common.journal.Actor;
import brigade.common.journal.Step;
import brigade.common.journal.Work;
import java.time.Duration;

/** The main work, which somebody's whole attention is on while the monitor beats in the background. */
public sealed interface Chore extends Work {

    @Override
    default Actor actor() {
        return Actor.named("Head chef");
    }

    /**
     * Does the chore on the calling thread until it is done or the bell rings, and ends its step.
     *
     * @throws InterruptedException if the thread was interrupted; the step has not ended
     */
    Ending attend(Step step, Bell bell) throws InterruptedException;

    /**
     * What the chef does when he looks up from the board.
     *
     * @param <X> what it throws to stop him
     */
    interface LookUp<X extends Exception> {
        /** Looks up. */
        void run() throws X;
    }

    /**
     * The chef is busy: the thread computes, and does nothing else.
     *
     * @param time for how long
     */
    record Chopping(Duration time) implements Chore {
        private static final int CUTS = 2000;

        @Override
        public String step() {
            return "chopping";
        }

        @Override
        public Ending attend(Step step, Bell bell) throws InterruptedException {
            return attend(step, bell, () -> {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while chopping");
                }
            });
        }

        /**
         * Chops as {@link Chore#attend} does, with something else than an interruption that can stop it.
         *
         * @param lookUp called every few microseconds
         * @param <X> what it throws to stop the chopping; the step has then not ended
         */
        public <X extends Exception> Ending attend(Step step, Bell bell, LookUp<X> lookUp) throws X {
            long startedNanos = System.nanoTime();
            for (long onion = 1; onion != 0 && System.nanoTime() - startedNanos < time.toNanos(); onion = chopped(onion)) {
                if (bell.hasRung()) {
                    step.close();
                    return Ending.RUNG;
                }
                lookUp.run();
            }
            step.finish();
            return Ending.WORK_DONE;
        }

        /** Some computing: a linear congruential generator, whose odd numbers never come to 0. */
        private static long chopped(long onion) {
            long cut = onion;
            for (int i = 0; i < CUTS; i++) {
                cut = (cut * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L) | 1;
            }
            return cut;
        }
    }

    /** The chef waits at the door: there is no work, and only the bell ends it. */
    record Waiting() implements Chore {

        @Override
        public String step() {
            return "waiting";
        }

        @Override
        public Ending attend(Step step, Bell bell) throws InterruptedException {
            bell.await();
            return answered(step);
        }

        /** Ends the step, since the bell has rung. */
        public Ending answered(Step step) {
            step.finish();
            return Ending.RUNG;
        }
    }
}
