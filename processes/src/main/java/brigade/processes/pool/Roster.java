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
 *
 * <p>A task may start JVMs itself, the worker's guests, and those count as the pool's. The first of the queue waits until there is room
 * for them, idle workers leave to make room, and nobody overtakes, so that it does not wait for ever.
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
        private int guests;
        private int ended;

        Member(int failuresBefore) {
            this.failuresBefore = failuresBefore;
        }
    }

    private static final class Entry {
        private final boolean repeatable;
        private final int jvms;
        private int assignments;
        private int runs;

        Entry(boolean repeatable, int jvms) {
            this.repeatable = repeatable;
            this.jvms = jvms;
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
    private int guests;
    private int lastWorker;
    private int failures;
    private boolean shut;

    /** Creates the roster of at most so many workers, with their guests, each of which leaves after so many tasks. */
    Roster(int most, int tasksPerWorker) {
        this.most = most;
        this.tasksPerWorker = tasksPerWorker;
    }

    /**
     * A task was submitted, under a number that was never used before; the roster is not shut.
     *
     * @param jvms how many JVMs it takes, its worker's and those that it starts itself; not more than there may be
     */
    List<Order> submitted(long task, boolean repeatable, int jvms) {
        if (isBroken()) {
            orders.add(new Fail(task, Reason.BROKEN));
        } else {
            tasks.put(task, new Entry(repeatable, jvms));
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
        leftByGuests(member);
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
        leftByGuests(member);
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
        if (!shut && !isBroken() && room() > 0) {
            start();
        }
    }

    private int room() {
        return most - members.size() - guests;
    }

    private void leftByGuests(Member member) {
        guests -= member.guests;
        member.guests = 0;
    }

    private void start() {
        int worker = ++lastWorker;
        members.put(worker, new Member(failures));
        starting++;
        orders.add(new Start(worker, failures));
    }

    private List<Order> decided() {
        while (!queue.isEmpty() && !idle.isEmpty() && hasRoom(queue.getFirst())) {
            assign(idle.pop(), queue.removeFirst());
        }
        if (!isBroken()) {
            startForQueue();
        }
        if (shut && queue.isEmpty()) {
            dismiss();
        }
        List<Order> decided = orders;
        orders = new ArrayList<>();
        return decided;
    }

    /** Returns whether there is room for the task's guests; if not, idle workers leave, but one, that the task will be given to. */
    private boolean hasRoom(long task) {
        int missing = entry(task).jvms - 1 - room();
        long leaving = members.values().stream().filter(member -> member.state == State.LEAVING).count();
        for (long left = missing - leaving; left > 0 && idle.size() > 1; left--) {
            retire(idle.getLast(), member(idle.getLast()));
        }
        return missing <= 0;
    }

    /** Starts a worker for each task, in their order, for which there is none idle or on its way, and room. */
    private void startForQueue() {
        int room = room();
        int spare = idle.size() + starting;
        int most = failures == 0 ? Integer.MAX_VALUE : 1;
        for (long task : queue) {
            room -= entry(task).jvms - (spare > 0 ? 1 : 0);
            if (room < 0 || (spare == 0 && starting >= most)) {
                return;
            }
            if (spare > 0) {
                spare--;
            } else {
                start();
            }
        }
    }

    private void assign(int worker, long task) {
        Member member = member(worker);
        member.guests = entry(task).jvms - 1;
        guests += member.guests;
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
