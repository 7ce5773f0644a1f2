package brigade.conformance;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Ending;
import brigade.common.background.Monitor;
import brigade.common.journal.Journal;
import brigade.common.model.Capabilities;
import brigade.common.model.Failures;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** The reference model with its main work or its monitor broken. */
final class BackgroundMutants {

    private BackgroundMutants() {}

    private static Mutants.Mutant mutant(Rule breaks, String symptom, Function<Journal, ReferenceBackground> broken) {
        return Mutants.mutant(breaks, symptom, () -> model(broken));
    }

    private static Model model(Function<Journal, ReferenceBackground> broken) {
        return new Reference() {
            @Override
            ReferenceBackground background(Journal journal) {
                return broken.apply(journal);
            }
        };
    }

    static List<Mutants.Mutant> all() {
        return List.of(mutant(Rule.B1, "heartbeats", WatchesAfterwards::new),
                mutant(Rule.B2, "had not ended", WaitsForTheNextHeartbeat::new),
                mutant(Rule.B2, "goes on after the call", BeatsOn::new),
                mutant(Rule.B3, "the result is Optional.empty", IsTakenDown::new),
                mutant(Rule.B3, "then the main work was done", ForgetsTheFailureWhenDone::new),
                mutant(Rule.B3, "the result is Optional[BackgroundResult", KeepsTheFailureToItself::new),
                new Mutants.Mutant(Rule.B4, "still lives", new KeepsItsJvmAlive()),
                mutant(Rule.B5, "had not ended", DoesNotHearTheBell::new),
                mutant(Rule.B6, "the main work is not the caller's", DelegatesTheChore::new));
    }

    private static final class WatchesAfterwards extends ReferenceBackground {
        WatchesAfterwards(Journal journal) {
            super(journal);
        }

        @Override
        public BackgroundResult work(BackgroundPlan plan, Bell bell) throws InterruptedException {
            Ending ending = attend(plan.chore(), bell);
            plan.monitor().beat(journal, 1);
            return new BackgroundResult(ending, Optional.empty());
        }
    }

    private static final class WaitsForTheNextHeartbeat extends ReferenceBackground {
        private volatile boolean over;

        WaitsForTheNextHeartbeat(Journal journal) {
            super(journal);
        }

        @Override
        Void watch(Monitor monitor) throws InterruptedException {
            for (int number = 1; !over; number++) {
                Thread.sleep(monitor.every());
                monitor.beat(journal, number);
            }
            throw new InterruptedException();
        }

        @Override
        void callOff(Thread monitor) throws InterruptedException {
            over = true;
            monitor.join();
        }
    }

    private static final class BeatsOn extends ReferenceBackground {
        BeatsOn(Journal journal) {
            super(journal);
        }

        @Override
        void callOff(Thread monitor) throws InterruptedException {
            super.callOff(monitor);
            Mutants.daemon("caller", () -> {
                Mutants.sleep(BackgroundSample.OFTEN);
                new Monitor(BackgroundSample.OFTEN, Optional.empty()).beat(journal, 1);
            });
        }
    }

    private static final class IsTakenDown extends ReferenceBackground {
        IsTakenDown(Journal journal) {
            super(journal);
        }

        @Override
        BackgroundResult result(Ending ending, Future<?> watching) {
            if (watching.exceptionNow() instanceof RuntimeException failure) {
                throw failure;
            }
            return super.result(ending, watching);
        }
    }

    private static final class KeepsTheFailureToItself extends ReferenceBackground {
        KeepsTheFailureToItself(Journal journal) {
            super(journal);
        }

        @Override
        BackgroundResult result(Ending ending, Future<?> watching) {
            return new BackgroundResult(ending, Optional.empty());
        }
    }

    /** Public with a constructor without arguments, as the JVM that rule B4 starts needs it. */
    public static final class KeepsItsJvmAlive implements ModelProvider {

        @Override
        public String name() {
            return "mutant/B4";
        }

        @Override
        public String summary() {
            return "for the kit's own tests";
        }

        @Override
        public String httpClient() {
            return "none";
        }

        @Override
        public Capabilities capabilities() {
            return Mutants.HONEST;
        }

        @Override
        public Model open() {
            return model(journal -> new ReferenceBackground(journal) {
                @Override
                Thread.Builder monitors() {
                    return Thread.ofPlatform().daemon(false);
                }
            });
        }
    }

    private static final class DoesNotHearTheBell extends ReferenceBackground {
        DoesNotHearTheBell(Journal journal) {
            super(journal);
        }

        @Override
        Ending attend(Chore chore, Bell bell) throws InterruptedException {
            return super.attend(chore, new Bell());
        }
    }

    private static final class DelegatesTheChore extends ReferenceBackground {
        DelegatesTheChore(Journal journal) {
            super(journal);
        }

        @Override
        Ending attend(Chore chore, Bell bell) throws InterruptedException {
            FutureTask<Ending> delegated = new FutureTask<>(() -> super.attend(chore, bell));
            Thread delegate = Thread.ofPlatform().daemon().start(delegated);
            try {
                return delegated.get();
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                delegate.interrupt();
                delegate.join();
            }
        }
    }

    private static final class ForgetsTheFailureWhenDone extends ReferenceBackground {
        ForgetsTheFailureWhenDone(Journal journal) {
            super(journal);
        }

        @Override
        BackgroundResult result(Ending ending, Future<?> watching) {
            return ending == Ending.RUNG ? super.result(ending, watching) : new BackgroundResult(ending, Optional.empty());
        }
    }
}
