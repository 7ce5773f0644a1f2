package brigade.conformance;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.rule.Rule;
import brigade.common.rush.FaintedException;
import brigade.common.rush.Order;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;

/** The reference model's rush with one thing broken at a time. */
final class RushMutants {

    private RushMutants() {}

    static List<Mutants.Mutant> all() {
        return List.of(mutant(Rule.G5, "in rush everybody waited", new SpinsAtAFullQueue()),
                mutant(Rule.R1, "more than 5 orders were placed", new HasRoomForAll()),
                mutant(Rule.R1, "cooks can cook were on the fire", new HiresAnotherCook()),
                mutant(Rule.R2, "5 orders were not placed", new KeepsAPlaceFree()),
                mutant(Rule.R2, "not each of 3 waiters stood", new SendsOneWaiter()),
                mutant(Rule.R3, "what became of cook-", new DropsWhatDoesNotFit()),
                mutant(Rule.R3, "[STARTED, FINISHED, STARTED, FINISHED]", new CooksTwice()),
                mutant(Rule.R4, "was started before cook-", new TakesTheLastFirst()),
                mutant(Rule.R4, "ended FINISHED after", new TakesItOutHalfDone()),
                mutant(Rule.R5, "the results are brigade.common.rush.FaintedException", new LetsOneFaintEndTheEvening()),
                mutant(Rule.R5, "had not ended", new SendsHimHome()),
                mutant(Rule.R6, "had not ended", new TellsOneCook()),
                mutant(Rule.R6, "the queue was not drained", new ThrowsTheQueueAwayAtClosingTime()),
                mutant(Rule.R7, "nothing can have been cooked, and yet", new ServesItRaw()),
                mutant(Rule.R7, "at the alarm it took", new TidiesUpFirst()));
    }

    private static final class TakesItOutHalfDone extends ReferenceRush {
        @Override
        void await(Order order, Step step) throws InterruptedException {
            Thread.sleep(order.time().dividedBy(2));
        }
    }

    private static Mutants.Mutant mutant(Rule breaks, String symptom, ReferenceRush rush) {
        return Mutants.mutant(breaks, symptom, () -> new Reference() {
            @Override
            public List<OrderResult> rush(RushPlan plan, Journal journal) throws InterruptedException {
                return rush.serveAll(plan, journal);
            }
        });
    }

    private static final class HasRoomForAll extends ReferenceRush {
        @Override
        BlockingQueue<Optional<Order>> queue(int capacity) {
            return new LinkedBlockingQueue<>();
        }
    }

    private static final class HiresAnotherCook extends ReferenceRush {
        @Override
        int cooks(RushPlan plan) {
            return plan.cooks() + 1;
        }
    }

    private static final class KeepsAPlaceFree extends ReferenceRush {
        @Override
        BlockingQueue<Optional<Order>> queue(int capacity) {
            return new ArrayBlockingQueue<>(capacity - 1);
        }
    }

    private static final class SendsOneWaiter extends ReferenceRush {
        @Override
        List<List<Order>> rounds(RushPlan plan) {
            return List.of(plan.all());
        }
    }

    private static final class DropsWhatDoesNotFit extends ReferenceRush {
        @Override
        void place(Order order, BlockingQueue<Optional<Order>> queue) {
            boolean _ = queue.offer(Optional.of(order));
        }
    }

    private static final class CooksTwice extends ReferenceRush {
        @Override
        OrderResult cook(Order order, Journal journal) throws InterruptedException {
            super.cook(order, journal);
            return super.cook(order, journal);
        }
    }

    private static final class TakesTheLastFirst extends ReferenceRush {
        @Override
        BlockingQueue<Optional<Order>> queue(int capacity) {
            return new LinkedBlockingDeque<>(capacity) {
                private static final long serialVersionUID = 1;

                @Override
                public Optional<Order> take() throws InterruptedException {
                    return takeLast();
                }
            };
        }
    }

    private static final class LetsOneFaintEndTheEvening extends ReferenceRush {
        @Override
        OrderResult lost(Order order, FaintedException failure) {
            throw failure;
        }
    }

    private static final class SendsHimHome extends ReferenceRush {
        @Override
        List<OrderResult> cookAll(BlockingQueue<Optional<Order>> queue, Journal journal) throws InterruptedException {
            List<OrderResult> results = new ArrayList<>();
            for (Optional<Order> next = queue.take(); next.isPresent(); next = queue.take()) {
                OrderResult result = cook(next.get(), journal);
                results.add(result);
                if (!result.isCooked()) {
                    break;
                }
            }
            return results;
        }
    }

    private static final class TellsOneCook extends ReferenceRush {
        @Override
        void close(BlockingQueue<Optional<Order>> queue, int cooks) throws InterruptedException {
            queue.put(Optional.empty());
        }
    }

    private static final class ThrowsTheQueueAwayAtClosingTime extends ReferenceRush {
        @Override
        void close(BlockingQueue<Optional<Order>> queue, int cooks) throws InterruptedException {
            queue.clear();
            super.close(queue, cooks);
        }
    }

    private static final class ServesItRaw extends ReferenceRush {
        @Override
        void await(Order order, Step step) throws InterruptedException {
            try {
                super.await(order, step);
            } catch (InterruptedException e) {
                step.finish();
                throw e;
            }
        }
    }

    private static final class TidiesUpFirst extends ReferenceRush {
        @Override
        void await(Order order, Step step) throws InterruptedException {
            try {
                super.await(order, step);
            } catch (InterruptedException e) {
                Mutants.sleep(GeneralRules.STOPPED_WITHIN.plusMillis(300));
                throw e;
            }
        }
    }

    private static final class SpinsAtAFullQueue extends ReferenceRush {
        @Override
        void place(Order order, BlockingQueue<Optional<Order>> queue) throws InterruptedException {
            while (!queue.offer(Optional.of(order))) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                Thread.onSpinWait();
            }
        }
    }
}
