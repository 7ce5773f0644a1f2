package brigade.processes.pool;

import brigade.processes.pool.Order.Assign;
import brigade.processes.pool.Order.CallOff;
import brigade.processes.pool.Order.Fail;
import brigade.processes.pool.Order.Forget;
import brigade.processes.pool.Order.Kill;
import brigade.processes.pool.Order.Reason;
import brigade.processes.pool.Order.Retire;
import brigade.processes.pool.Order.Start;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * All that a pool decides: which worker runs which task, when a worker is started, and what becomes of a task whose worker died.
 * Pure: it is told what happened and says what is to be done next, in that order; it does no I/O and has no clock. For one thread at
 * a time.
 *
 * <p>Workers are started when a task finds none idle, all that are needed at once. One that dies is replaced at once. One that dies
 * before it has ever ended a task, without having one to blame, is a failed start: from then on one is started at a time, after
 * pauses, and with the fifth in a row the pool is broken.
 */
final class Roster {
    /** How many failed starts in a row break the pool. */
    static final int MOST_FAILURES = 5;
    /** How often a task is assigned at most, counting the times when its worker died before it began. */
    static final int MOST_ASSIGNMENTS = 3;

    private enum State {
        STARTING, IDLE, BUSY, CALLED_OFF, OVERDUE, LEAVING
    }

    private static final class Member {
        private final int failuresBefore;
        private State state = State.STARTING;
        private long task;
        private int ended;

        Member(int failuresBefore) {
            this.failuresBefore = failuresBefore;
        }
    }

    private static final class Entry {
        private final boolean repeatable;
        private int assignments;
        private int runs;

        Entry(boolean repeatable) {
            this.repeatable = repeatable;
        }
    }

    private final int most;
    private final int tasksPerWorker;
    private final Map<Integer, Member> members = new LinkedHashMap<>();
    private final Deque<Integer> idle = new ArrayDeque<>();
    private final Map<Long, Entry> tasks = new HashMap<>();
    private final SequencedSet<Long> queue = new LinkedHashSet<>();
    private List<Order> orders = new ArrayList<>();
    private int starting;
    private int lastWorker;
    private int failures;
    private boolean shut;

    /** Creates the roster of at most so many workers, each of which leaves after so many tasks. */
    Roster(int most, int tasksPerWorker) {
        this.most = most;
        this.tasksPerWorker = tasksPerWorker;
    }

    /** A task was submitted, under a number that was never used before; the roster is not shut. */
    List<Order> submitted(long task, boolean repeatable) {
        if (isBroken()) {
            orders.add(new Fail(task, Reason.BROKEN));
        } else {
            tasks.put(task, new Entry(repeatable));
            queue.addLast(task);
        }
        return decided();
    }

    /** Nobody wants the task any more. */
    List<Order> cancelled(long task) {
        if (queue.remove(task)) {
            forget(task);
        } else if (tasks.containsKey(task)) {
            members.forEach((number, member) -> {
                if (member.task == task && member.state == State.BUSY) {
                    callOff(number, member);
                }
            });
        }
        return decided();
    }

    /** The worker is up. */
    List<Order> ready(int worker) {
        Member member = member(worker);
        if (member.state == State.STARTING) {
            starting--;
            rest(worker, member);
        }
        return decided();
    }

    /** The worker's task has ended, well or not, and the worker is ready for the next. */
    List<Order> answered(int worker) {
        Member member = member(worker);
        failures = 0;
        member.ended++;
        if (member.state == State.CALLED_OFF) {
            forget(member.task);
        } else {
            tasks.remove(member.task);
        }
        if (member.state == State.OVERDUE) {
            member.task = 0; // Its killing is under way, and its task was faster.
        } else if (member.ended >= tasksPerWorker) {
            retire(worker, member);
        } else {
            rest(worker, member);
        }
        return decided();
    }

    /**
     * The worker is gone: it died, or it could not be started, or it left as it was told.
     *
     * @param begun whether it had begun with its task, if it had one
     */
    List<Order> gone(int worker, boolean begun) {
        Member member = member(worker);
        members.remove(worker);
        idle.remove(worker);
        switch (member.state) {
            case STARTING -> {
                starting--;
                failed(member);
            }
            case IDLE -> died(member);
            case BUSY -> lost(member, begun);
            case CALLED_OFF -> {
                forget(member.task);
                replace();
            }
            case OVERDUE -> {
                if (tasks.remove(member.task) != null) {
                    orders.add(new Fail(member.task, Reason.TIMED_OUT));
                }
                replace();
            }
            case LEAVING -> {
            }
        }
        return decided();
    }

    /** The worker's time for the task is over: the deadline's, or the grace of a task that was called off. */
    List<Order> overdue(int worker, long task) {
        Member member = members.get(worker);
        if (member != null && member.task == task) {
            if (member.state == State.BUSY) {
                member.state = State.OVERDUE;
                orders.add(new Kill(worker));
            } else if (member.state == State.CALLED_OFF) {
                orders.add(new Kill(worker));
            }
        }
        return decided();
    }

    /** No task will be submitted any more; those that were, are to be run. */
    List<Order> shutdown() {
        shut = true;
        return decided();
    }

    /** No task is wanted any more. */
    List<Order> shutdownNow() {
        shut = true;
        giveUp(Reason.SHUT_DOWN);
        members.forEach((number, member) -> {
            if (member.state == State.BUSY) {
                callOff(number, member);
            }
        });
        return decided();
    }

    /** Returns whether the pool was shut down, and all its tasks and workers are gone. */
    boolean isTerminated() {
        return shut && members.isEmpty() && tasks.isEmpty();
    }

    /** Returns whether no worker can be started, so that every task fails. */
    boolean isBroken() {
        return failures >= MOST_FAILURES;
    }

    private Member member(int worker) {
        Member member = members.get(worker);
        if (member == null) {
            throw new IllegalArgumentException("no worker " + worker);
        }
        return member;
    }

    private void rest(int worker, Member member) {
        member.state = State.IDLE;
        member.task = 0;
        idle.push(worker);
    }

    private void retire(int worker, Member member) {
        member.state = State.LEAVING;
        member.task = 0;
        idle.remove(worker);
        orders.add(new Retire(worker));
    }

    private void callOff(int worker, Member member) {
        member.state = State.CALLED_OFF;
        orders.add(new CallOff(worker, member.task));
    }

    private void forget(long task) {
        if (tasks.remove(task) != null) {
            orders.add(new Forget(task));
        }
    }

    private void died(Member member) {
        if (member.ended == 0) {
            failed(member);
        } else {
            replace();
        }
    }

    /** Counts a failed start, but those of one and the same wave only once. */
    private void failed(Member member) {
        if (member.failuresBefore == failures) {
            failures++;
            if (isBroken()) {
                giveUp(Reason.BROKEN);
            }
        }
    }

    private void lost(Member member, boolean begun) {
        Entry entry = tasks.get(member.task);
        if (entry == null) {
            return;
        }
        entry.runs += begun ? 1 : 0;
        boolean again = begun ? entry.repeatable && entry.runs < 2 : true;
        if (again && entry.assignments < MOST_ASSIGNMENTS) {
            queue.addFirst(member.task);
        } else {
            tasks.remove(member.task);
            orders.add(new Fail(member.task, Reason.DIED));
        }
        if (begun) {
            replace();
        } else {
            died(member);
        }
    }

    private void giveUp(Reason reason) {
        for (long task : queue) {
            tasks.remove(task);
            orders.add(new Fail(task, reason));
        }
        queue.clear();
    }

    private void replace() {
        if (!shut && !isBroken() && members.size() < most) {
            start();
        }
    }

    private void start() {
        int worker = ++lastWorker;
        members.put(worker, new Member(failures));
        starting++;
        orders.add(new Start(worker, failures));
    }

    private List<Order> decided() {
        while (!queue.isEmpty() && !idle.isEmpty()) {
            assign(idle.pop(), queue.removeFirst());
        }
        int wanted = failures == 0 ? queue.size() : Math.min(1, queue.size());
        while (!isBroken() && starting < wanted && members.size() < most) {
            start();
        }
        if (shut && queue.isEmpty()) {
            dismiss();
        }
        List<Order> decided = orders;
        orders = new ArrayList<>();
        return decided;
    }

    private void assign(int worker, long task) {
        Member member = member(worker);
        member.state = State.BUSY;
        member.task = task;
        entry(task).assignments++;
        orders.add(new Assign(worker, task));
    }

    private Entry entry(long task) {
        @Nullable
        Entry entry = tasks.get(task);
        if (entry == null) {
            throw new IllegalStateException("no task " + task);
        }
        return entry;
    }

    /** Nothing is left to do: sends the idle home, and stops those that are on their way. */
    private void dismiss() {
        members.forEach((number, member) -> {
            if (member.state == State.IDLE) {
                retire(number, member);
            } else if (member.state == State.STARTING) {
                starting--;
                member.state = State.LEAVING;
                orders.add(new Kill(number));
            }
        });
    }
}
