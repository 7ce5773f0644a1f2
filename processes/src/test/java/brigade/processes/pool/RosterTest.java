package brigade.processes.pool;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.processes.pool.Order.Assign;
import brigade.processes.pool.Order.CallOff;
import brigade.processes.pool.Order.Fail;
import brigade.processes.pool.Order.Forget;
import brigade.processes.pool.Order.Kill;
import brigade.processes.pool.Order.Reason;
import brigade.processes.pool.Order.Retire;
import brigade.processes.pool.Order.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pool's decisions, by table: what happened, and what is to be done. */
final class RosterTest {

    /** What happens, and the orders that must follow. */
    private record Row(Function<Roster, List<Order>> event, List<Order> orders) {}

    private static Row row(Function<Roster, List<Order>> event, Order... orders) {
        return new Row(event, List.of(orders));
    }

    private static DynamicTest table(String name, int workers, int tasksPerWorker, Row... rows) {
        return DynamicTest.dynamicTest(name, () -> {
            Roster roster = new Roster(workers, tasksPerWorker);
            int number = 0;
            for (Row row : rows) {
                assertThat(row.event().apply(roster)).as("row %d of '%s'", ++number, name).isEqualTo(row.orders());
            }
        });
    }

    private static DynamicTest table(String name, int workers, Row... rows) {
        return table(name, workers, Integer.MAX_VALUE, rows);
    }

    @TestFactory
    Stream<DynamicTest> work() {
        return Stream.of(
                table("a worker is started for a task, and kept for the next", 2,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.answered(1)),
                        row(r -> r.submitted(2, false, 1), new Assign(1, 2))),
                table("workers start at once, up to the most", 2,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.submitted(2, false, 1), new Start(2, 0)),
                        row(r -> r.submitted(3, false, 1)),
                        row(r -> r.ready(2), new Assign(2, 1)),
                        row(r -> r.ready(1), new Assign(1, 2)),
                        row(r -> r.answered(2), new Assign(2, 3))),
                table("a worker leaves after its tasks, and the next takes its place", 1, 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.submitted(2, false, 1)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.answered(1), new Retire(1)),
                        row(r -> r.gone(1, false), new Start(2, 0)),
                        row(r -> r.ready(2), new Assign(2, 2))));
    }

    @TestFactory
    Stream<DynamicTest> death() {
        return Stream.of(
                table("a task whose worker dies fails, and the worker is replaced", 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.gone(1, true), new Fail(1, Reason.DIED), new Start(2, 0))),
                table("a repeatable one is run once more, and then given up", 1,
                        row(r -> r.submitted(1, true, 1), new Start(1, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.gone(1, true), new Start(2, 0)),
                        row(r -> r.ready(2), new Assign(2, 1)),
                        row(r -> r.gone(2, true), new Fail(1, Reason.DIED), new Start(3, 0))),
                table("one that had not begun is given to the next, repeatable or not", 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.answered(1)),
                        row(r -> r.submitted(2, false, 1), new Assign(1, 2)),
                        row(r -> r.gone(1, false), new Start(2, 0)),
                        row(r -> r.ready(2), new Assign(2, 2))),
                table("but not for ever", 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.gone(1, false), new Start(2, 1)),
                        row(r -> r.ready(2), new Assign(2, 1)),
                        row(r -> r.gone(2, false), new Start(3, 2)),
                        row(r -> r.ready(3), new Assign(3, 1)),
                        row(r -> r.gone(3, false), new Fail(1, Reason.DIED))),
                table("an idle worker that had worked is replaced at once", 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.answered(1)),
                        row(r -> r.gone(1, false), new Start(2, 0))),
                table("a task over its deadline fails so, once its worker is gone", 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.overdue(1, 1), new Kill(1)),
                        row(r -> r.gone(1, true), new Fail(1, Reason.TIMED_OUT), new Start(2, 0))),
                table("an alarm for a task that has ended means nothing", 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.answered(1)),
                        row(r -> r.submitted(2, false, 1), new Assign(1, 2)),
                        row(r -> r.overdue(1, 1))));
    }

    @TestFactory
    Stream<DynamicTest> room() {
        return Stream.of(
                table("no worker is started for which there is no room, and nobody overtakes", 4,
                        row(r -> r.submitted(1, false, 3), new Start(1, 0)),
                        row(r -> r.submitted(2, false, 3)),
                        row(r -> r.submitted(3, false, 1)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.answered(1), new Assign(1, 2), new Start(2, 0)),
                        row(r -> r.ready(2), new Assign(2, 3))),
                table("idle workers leave to make room, but one", 3,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.submitted(2, false, 1), new Start(2, 0)),
                        row(r -> r.submitted(3, false, 1), new Start(3, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.ready(2), new Assign(2, 2)),
                        row(r -> r.ready(3), new Assign(3, 3)),
                        row(r -> r.answered(1)),
                        row(r -> r.answered(2)),
                        row(r -> r.submitted(4, false, 2), new Retire(1)),
                        row(r -> r.gone(1, false), new Assign(2, 4)),
                        row(r -> r.answered(3)),
                        row(r -> r.submitted(5, false, 3)),
                        row(r -> r.answered(2), new Retire(3)),
                        row(r -> r.gone(3, false), new Assign(2, 5)),
                        row(r -> r.submitted(6, false, 1))),
                table("a worker that dies takes its guests with it", 2,
                        row(r -> r.submitted(1, false, 2), new Start(1, 0)),
                        row(r -> r.submitted(2, false, 2)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.gone(1, true), new Fail(1, Reason.DIED), new Start(2, 0)),
                        row(r -> r.ready(2), new Assign(2, 2))));
    }

    /** Any order of any events: there are never more JVMs than there may be, and in the end every task has ended. */
    @Test
    void neverTooManyAndNobodyWaitsForEver() {
        for (long seed = 1; seed <= 500; seed++) {
            new Play(new Random(seed)).play();
        }
    }

    /** A pool without processes: events at random, as long as there is one. */
    private static final class Play {
        private static final int TASKS = 40;

        private final Random random;
        private final int most;
        private final Roster roster;
        private final List<Integer> jvms = new ArrayList<>();
        private final Map<Integer, Long> working = new TreeMap<>();
        private final Set<Integer> starting = new TreeSet<>();
        private final Set<Integer> leaving = new TreeSet<>();
        private final Set<Integer> idle = new TreeSet<>();
        private int ended;

        Play(Random random) {
            this.random = random;
            this.most = random.nextInt(1, 8);
            this.roster = new Roster(most, random.nextInt(1, 5));
        }

        void play() {
            long submitted = 0;
            while (submitted < TASKS || !working.isEmpty() || !starting.isEmpty() || !leaving.isEmpty()) {
                if (submitted < TASKS && random.nextInt(3) == 0) {
                    int needed = random.nextInt(1, most + 1);
                    jvms.add(needed);
                    carryOut(roster.submitted(++submitted, false, needed));
                } else {
                    happen();
                }
                int all = working.size() + starting.size() + leaving.size() + idle.size();
                int guests = working.values().stream().mapToInt(task -> jvms.get((int) (task - 1)) - 1).sum();
                assertThat(all + guests).as("JVMs").isLessThanOrEqualTo(most);
            }
            assertThat(ended).as("tasks that ended").isEqualTo(TASKS);
        }

        private void happen() {
            if (!leaving.isEmpty() && random.nextBoolean()) {
                int worker = one(leaving);
                leaving.remove(worker);
                carryOut(roster.gone(worker, false));
            } else if (!starting.isEmpty() && random.nextBoolean()) {
                int worker = one(starting);
                starting.remove(worker);
                idle.add(worker);
                carryOut(roster.ready(worker));
            } else if (!working.isEmpty()) {
                int worker = one(working.keySet());
                working.remove(worker);
                if (random.nextInt(10) == 0) {
                    carryOut(roster.gone(worker, true));
                } else {
                    ended++;
                    idle.add(worker);
                    carryOut(roster.answered(worker));
                }
            }
        }

        private int one(Set<Integer> workers) {
            return workers.stream().skip(random.nextInt(workers.size())).findFirst().orElseThrow();
        }

        private void carryOut(List<Order> orders) {
            for (Order order : orders) {
                switch (order) {
                    case Start(int worker, _) -> starting.add(worker);
                    case Assign(int worker, long task) -> {
                        idle.remove(worker);
                        working.put(worker, task);
                    }
                    case Retire(int worker) -> {
                        idle.remove(worker);
                        leaving.add(worker);
                    }
                    case Fail(_, _) -> ended++;
                    default -> throw new AssertionError("nobody asked for " + order);
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> failedStarts() {
        return Stream.of(
                table("starts that fail are repeated one at a time, after pauses, until the pool is broken", 3,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.submitted(2, false, 1), new Start(2, 0)),
                        row(r -> r.gone(1, false)),
                        row(r -> r.gone(2, false), new Start(3, 1)),
                        row(r -> r.gone(3, false), new Start(4, 2)),
                        row(r -> r.gone(4, false), new Start(5, 3)),
                        row(r -> r.gone(5, false), new Start(6, 4)),
                        row(r -> r.gone(6, false), new Fail(1, Reason.BROKEN), new Fail(2, Reason.BROKEN)),
                        row(r -> r.submitted(3, false, 1), new Fail(3, Reason.BROKEN))),
                table("a task that ends makes good for all of them", 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.gone(1, false), new Start(2, 1)),
                        row(r -> r.ready(2), new Assign(2, 1)),
                        row(r -> r.answered(2)),
                        row(r -> r.gone(2, false), new Start(3, 0))));
    }

    @TestFactory
    Stream<DynamicTest> callingOff() {
        return Stream.of(
                table("a waiting task is forgotten", 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.cancelled(1), new Forget(1)),
                        row(r -> r.ready(1))),
                table("a running one is called off, and its worker kept if it answers", 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.cancelled(1), new CallOff(1, 1)),
                        row(r -> r.answered(1), new Forget(1)),
                        row(r -> r.submitted(2, false, 1), new Assign(1, 2))),
                table("or killed if it does not, and replaced", 1,
                        row(r -> r.submitted(1, true, 1), new Start(1, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.cancelled(1), new CallOff(1, 1)),
                        row(r -> r.overdue(1, 1), new Kill(1)),
                        row(r -> r.gone(1, true), new Forget(1), new Start(2, 0))),
                table("cancelling twice, or too late, means nothing", 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.cancelled(1), new CallOff(1, 1)),
                        row(r -> r.cancelled(1)),
                        row(r -> r.answered(1), new Forget(1)),
                        row(r -> r.cancelled(1))));
    }

    @TestFactory
    Stream<DynamicTest> shuttingDown() {
        return Stream.of(
                table("an idle pool sends its workers home", 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.answered(1)),
                        row(Roster::shutdown, new Retire(1)),
                        row(r -> terminated(r, false)),
                        row(r -> r.gone(1, false)),
                        row(r -> terminated(r, true))),
                table("a busy one runs what was submitted first", 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.submitted(2, false, 1)),
                        row(Roster::shutdown),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(r -> r.answered(1), new Assign(1, 2)),
                        row(r -> r.answered(1), new Retire(1)),
                        row(r -> r.gone(1, false)),
                        row(r -> terminated(r, true))),
                table("shut down at once, it runs nothing any more", 2,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.submitted(2, false, 1), new Start(2, 0)),
                        row(r -> r.submitted(3, false, 1)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(Roster::shutdownNow, new Fail(2, Reason.SHUT_DOWN), new Fail(3, Reason.SHUT_DOWN), new CallOff(1, 1),
                                new Kill(2)),
                        row(r -> r.gone(2, false)),
                        row(r -> r.answered(1), new Forget(1), new Retire(1)),
                        row(r -> r.gone(1, false)),
                        row(r -> terminated(r, true))),
                table("workers that die are not replaced any more", 1,
                        row(r -> r.submitted(1, false, 1), new Start(1, 0)),
                        row(r -> r.ready(1), new Assign(1, 1)),
                        row(Roster::shutdown),
                        row(r -> r.gone(1, true), new Fail(1, Reason.DIED)),
                        row(r -> terminated(r, true))));
    }

    private static List<Order> terminated(Roster roster, boolean expected) {
        assertThat(roster.isTerminated()).isEqualTo(expected);
        return new ArrayList<>();
    }
}
