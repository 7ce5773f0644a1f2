package brigade.conformance;

import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import brigade.common.journal.Worker;
import brigade.common.kitchen.KitchenSpec;
import brigade.common.model.WorkerPromise;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the workers that a journal names to what the paradigm promised (rule K4). */
final class Workers {
    private static final long OWN_PID = ProcessHandle.current().pid();

    private Workers() {}

    /** Returns how the promise is broken; empty if it is kept. */
    static Optional<String> broken(WorkerPromise promise, Run<?> run, List<Event> sides) {
        List<Event> chefs = run.events().stream().filter(event -> event.actor().name().equals(KitchenSpec.HEAD_CHEF)).toList();
        return switch (promise) {
            case CALLER_ONLY -> unless(run.events().stream().allMatch(event -> isCaller(event.worker(), run)),
                    "a step did not run on the caller's thread");
            case THREAD_PER_ASSISTANT -> unless(chefs.stream().allMatch(event -> isCaller(event.worker(), run)),
                    "the chef is not the caller's thread")
                    .or(() -> unless(sides.stream().noneMatch(event -> isCaller(event.worker(), run)),
                            "an assistant is the caller's thread"))
                    .or(() -> unless(distinct(sides) == sides.size(), "two assistants at once are one thread"))
                    .or(() -> unless(startAndEndTogether(run), "a step ended on another thread than it started on"));
            case ONE_LOOP -> unless(distinct(run.events()) == 1, "the steps ran on " + distinct(run.events()) + " threads")
                    .or(() -> unless(run.events().stream().noneMatch(event -> isCaller(event.worker(), run)),
                            "the loop is the caller's thread"));
            case NO_THREAD_HELD -> unless(run.events().stream().noneMatch(event -> isCaller(event.worker(), run)),
                    "a step ran on the caller's thread")
                    .or(() -> unless(distinct(sides) < sides.size(), "each assistant had a thread of its own"));
            case PROCESS_PER_ASSISTANT -> unless(chefs.stream().allMatch(event -> isCaller(event.worker(), run)),
                    "the chef is not the caller's thread")
                    .or(() -> unless(sides.stream().map(event -> event.worker().pid()).noneMatch(pid -> pid == OWN_PID),
                            "an assistant is no other process"))
                    .or(() -> unless(oneAtATime(run, sides), "two assistants at once are one process"));
        };
    }

    /** Returns whether no process has two of these steps under way at once: a worker that has ended one may take another. */
    private static boolean oneAtATime(Run<?> run, List<Event> steps) {
        Set<Long> underWay = new HashSet<>();
        for (Event event : run.events()) {
            if (steps.stream().anyMatch(step -> step.stepId() == event.stepId())) {
                if (event.phase().ends()) {
                    underWay.remove(event.worker().pid());
                } else if (event.phase() == Phase.STARTED && !underWay.add(event.worker().pid())) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns how the promise is broken by main work with a monitor in the background; empty if it is kept. */
    static Optional<String> brokenInTheBackground(WorkerPromise promise, Run<?> run) {
        List<Event> beats = run.events().stream().filter(event -> event.step().equals("heartbeat")).toList();
        List<Event> chore = run.events().stream().filter(event -> !event.step().equals("heartbeat")).toList();
        return switch (promise) {
            case CALLER_ONLY -> unless(run.events().stream().allMatch(event -> isCaller(event.worker(), run)),
                    "something did not run on the caller's thread");
            case THREAD_PER_ASSISTANT -> unless(chore.stream().allMatch(event -> isCaller(event.worker(), run)),
                    "the main work is not the caller's thread's")
                    .or(() -> unless(beats.stream().noneMatch(event -> isCaller(event.worker(), run)),
                            "the monitor is the caller's thread"))
                    .or(() -> unless(beats.stream().allMatch(event -> event.worker().daemon()),
                            "the monitor is no daemon thread"));
            case ONE_LOOP -> unless(distinct(beats) == 1, "the heartbeats came from " + distinct(beats) + " threads")
                    .or(() -> unless(beats.stream().allMatch(event -> event.worker().kind() == Worker.Kind.EVENT_LOOP),
                            "the monitor is not on the loop"))
                    .or(() -> unless(chore.stream().noneMatch(event -> event.worker().kind() == Worker.Kind.EVENT_LOOP),
                            "the main work computes on the loop"))
                    .or(() -> unless(run.events().stream().noneMatch(event -> isCaller(event.worker(), run)),
                            "something ran on the caller's thread"));
            case NO_THREAD_HELD -> unless(run.events().stream().noneMatch(event -> isCaller(event.worker(), run)),
                    "something ran on the caller's thread")
                    .or(() -> unless(beats.stream().noneMatch(beat -> chore.stream().anyMatch(event -> sameThread(beat, event))),
                            "the monitor beats on the thread that computes"));
            case PROCESS_PER_ASSISTANT -> unless(chore.stream().allMatch(event -> isCaller(event.worker(), run)),
                    "the main work is not the caller's thread's")
                    .or(() -> unless(beats.stream().noneMatch(event -> event.worker().pid() == OWN_PID) && distinct(beats) == 1,
                            "the monitor is no other process"));
        };
    }

    private static boolean sameThread(Event one, Event other) {
        return one.worker().pid() == other.worker().pid() && one.worker().threadId() == other.worker().threadId();
    }

    private static Optional<String> unless(boolean kept, String otherwise) {
        return kept ? Optional.empty() : Optional.of(otherwise);
    }

    private static boolean isCaller(Worker worker, Run<?> run) {
        return worker.pid() == OWN_PID && worker.threadId() == run.caller();
    }

    private static long distinct(List<Event> events) {
        return events.stream().map(event -> event.worker().pid() + "/" + event.worker().threadId()).distinct().count();
    }

    private static boolean startAndEndTogether(Run<?> run) {
        Set<String> starts = run.events().stream().filter(event -> event.phase() == Phase.STARTED)
                .map(event -> event.stepId() + "/" + event.worker().threadId()).collect(Collectors.toSet());
        return run.events().stream().filter(event -> event.phase().ends())
                .allMatch(event -> starts.contains(event.stepId() + "/" + event.worker().threadId()));
    }
}
