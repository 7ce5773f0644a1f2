package brigade.conformance;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.rule.Rule;
import brigade.common.tickets.Cook;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import brigade.conformance.Mutants.Mutant;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The reference model with its signal broken, one thing at a time. */
final class TicketsMutants {

    private TicketsMutants() {}

    private static Mutant mutant(Rule breaks, String symptom, Function<Journal, ReferenceTickets> broken) {
        return Mutants.mutant(breaks, symptom, () -> new Reference() {
            @Override
            ReferenceTickets tickets(Journal journal) {
                return broken.apply(journal);
            }
        });
    }

    static List<Mutant> all() {
        return List.of(mutant(Rule.T1, "before the oven was hot", DoesNotWait::new),
                mutant(Rule.T2, "not all roast at the same time", HasOneOven::new),
                mutant(Rule.T2, "not all roast at the same time", ReleasesOne::new),
                mutant(Rule.T3, "had not ended", MissesTheSignal::new),
                mutant(Rule.T4, "somebody roasted before the oven was hot", GivesUpForAll::new),
                mutant(Rule.T4, "and should be", KeepsHoping::new),
                mutant(Rule.T4, "ended CANCELLED after", LosesPatience::new),
                mutant(Rule.T1, "roasting ended FINISHED after", TakesItOutHalfDone::new),
                mutant(Rule.G10, "tickets came to", LeavesItsWaitingOpen::new),
                mutant(Rule.T5, "ms to stop", DoesNotHearAnInterrupt::new),
                mutant(Rule.T6, "went 2 times", GoesTwice::new),
                mutant(Rule.T6, "the result is", ReturnsAsTheyCome::new));
    }

    private static final class DoesNotWait extends ReferenceTickets {
        DoesNotWait(Journal journal) {
            super(journal);
        }

        @Override
        boolean awaitSignal(Cook cook) {
            return true;
        }
    }

    private static final class LosesPatience extends ReferenceTickets {
        LosesPatience(Journal journal) {
            super(journal);
        }

        @Override
        boolean awaitSignal(Cook cook) throws InterruptedException {
            return hot.await(cook.patience().toNanos() / 2, TimeUnit.NANOSECONDS);
        }
    }

    private static final class TakesItOutHalfDone extends ReferenceTickets {
        TakesItOutHalfDone(Journal journal) {
            super(journal);
        }

        @Override
        CookResult go(Cook cook) throws InterruptedException {
            try (Step roasting = journal.start(cook.roasting())) {
                Thread.sleep(cook.time().dividedBy(2));
                return cook.done(roasting);
            }
        }
    }

    private static final class LeavesItsWaitingOpen extends ReferenceTickets {
        LeavesItsWaitingOpen(Journal journal) {
            super(journal);
        }

        @Override
        CookResult roast(Cook cook) throws InterruptedException {
            try (Step waiting = journal.start(cook.waiting())) {
                if (!awaitSignal(cook)) {
                    return cook.giveUp(waiting);
                }
            }
            return go(cook);
        }
    }

    private static final class HasOneOven extends ReferenceTickets {
        HasOneOven(Journal journal) {
            super(journal);
        }

        private final ReentrantLock oven = new ReentrantLock();

        @Override
        CookResult go(Cook cook) throws InterruptedException {
            oven.lockInterruptibly();
            try {
                return super.go(cook);
            } finally {
                oven.unlock();
            }
        }
    }

    private static final class ReleasesOne extends ReferenceTickets {
        ReleasesOne(Journal journal) {
            super(journal);
        }

        private final Semaphore released = new Semaphore(0);

        @Override
        void heatUp(Oven oven) throws InterruptedException {
            super.heatUp(oven);
            released.release();
        }

        @Override
        boolean awaitSignal(Cook cook) throws InterruptedException {
            return released.tryAcquire(cook.patience().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private static final class MissesTheSignal extends ReferenceTickets {
        MissesTheSignal(Journal journal) {
            super(journal);
        }

        @Override
        CookResult roastLate(Cook cook) throws InterruptedException {
            new CountDownLatch(1).await();
            return roast(cook);
        }
    }

    private static final class GivesUpForAll extends ReferenceTickets {
        GivesUpForAll(Journal journal) {
            super(journal);
        }

        @Override
        boolean awaitSignal(Cook cook) throws InterruptedException {
            boolean isHot = super.awaitSignal(cook);
            hot.countDown();
            return isHot;
        }
    }

    private static final class KeepsHoping extends ReferenceTickets {
        KeepsHoping(Journal journal) {
            super(journal);
        }

        @Override
        boolean awaitSignal(Cook cook) throws InterruptedException {
            hot.await();
            return true;
        }
    }

    private static final class DoesNotHearAnInterrupt extends ReferenceTickets {
        DoesNotHearAnInterrupt(Journal journal) {
            super(journal);
        }

        @Override
        boolean awaitSignal(Cook cook) {
            Mutants.sleep(Duration.ofSeconds(3));
            return true;
        }
    }

    private static final class GoesTwice extends ReferenceTickets {
        GoesTwice(Journal journal) {
            super(journal);
        }

        @Override
        CookResult go(Cook cook) throws InterruptedException {
            super.go(cook);
            return super.go(cook);
        }
    }

    private static final class ReturnsAsTheyCome extends ReferenceTickets {
        ReturnsAsTheyCome(Journal journal) {
            super(journal);
        }

        private final List<CookResult> came = new CopyOnWriteArrayList<>();

        @Override
        CookResult go(Cook cook) throws InterruptedException {
            CookResult result = super.go(cook);
            came.add(result);
            return result;
        }

        @Override
        List<CookResult> roastAll(TicketsPlan plan) throws InterruptedException {
            super.roastAll(plan);
            return List.copyOf(came);
        }
    }
}
