package brigade.conformance;

import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One call of a model, when it is over.
 *
 * @param <R> what the call returns
 * @param result what it returned; empty if it threw
 * @param thrown what it threw; empty if it returned
 * @param took how long it took
 * @param caller the thread that made the call
 * @param events the journal at the call's end
 */
public record Run<R>(Optional<R> result, Optional<Throwable> thrown, Duration took, long caller, List<Event> events) {
    /** How far the clocks of two processes may be apart. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMillis(5);

    /** Returns the place of the event in the journal; -1 if it is not there. */
    int place(String step, Phase phase) {
        return IntStream.range(0, events.size()).filter(i -> events.get(i).is(step, phase)).findFirst().orElse(-1);
    }

    /** Returns whether both events happened, the first before the second. */
    boolean inOrder(String step, Phase phase, String laterStep, Phase laterPhase) {
        int first = place(step, phase);
        return first >= 0 && first < place(laterStep, laterPhase);
    }

    /** Returns the event, which must be there. */
    Event event(String step, Phase phase) {
        return events.get(place(step, phase));
    }

    /** Returns the events of that phase, in order. */
    List<Event> all(Phase phase) {
        return events.stream().filter(event -> event.phase() == phase).toList();
    }

    /** Returns how many steps at most had been started and not ended, at one time. */
    int peak() {
        int open = 0;
        int peak = 0;
        for (Event event : events) {
            open += event.phase() == Phase.STARTED ? 1 : event.phase().ends() ? -1 : 0;
            peak = Math.max(peak, open);
        }
        return peak;
    }

    /** Returns how each step ended, sorted: who, what, and the phase. */
    List<String> ends() {
        return events.stream().filter(event -> event.phase().ends())
                .map(event -> event.actor() + ": " + event.step() + " " + event.phase()).sorted().toList();
    }

    /** Returns which of the steps that so ended were shorter or longer than they should be; empty if none was. */
    Optional<String> badlyTimed(String step, Phase end, Duration least, Duration most) {
        for (Event ended : events) {
            if (ended.is(step, end)) {
                Duration took = ended.at().minus(started(ended.stepId()));
                if (took.plus(CLOCKS_DIFFER).compareTo(least) < 0 || took.compareTo(most) > 0) {
                    return Optional.of(ended.actor() + ": " + step + " ended " + end + " after " + took.toMillis()
                            + " ms, and should have after "
                            + least.toMillis() + " to " + most.toMillis());
                }
            }
        }
        return Optional.empty();
    }

    private Duration started(long stepId) {
        return events.stream().filter(event -> event.stepId() == stepId && event.phase() == Phase.STARTED).map(Event::at)
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /** Returns what is wrong with the steps by rule G6; empty if nothing is. */
    Optional<String> unevenStep() {
        Map<Long, List<Event>> steps = events.stream().collect(Collectors.groupingBy(Event::stepId));
        for (List<Event> step : steps.values()) {
            long started = step.stream().filter(event -> event.phase() == Phase.STARTED).count();
            long ended = step.stream().filter(event -> event.phase().ends()).count();
            if (started != 1 || ended != 1) {
                return Optional
                        .of("the step '" + step.getFirst().step() + "' was started " + started + " times and ended " + ended);
            }
            if (step.stream().anyMatch(event -> event.worker().pid() <= 0 || event.worker().threadId() <= 0)) {
                return Optional.of("the step '" + step.getFirst().step() + "' does not name its worker");
            }
        }
        return Optional.empty();
    }

    /** Returns whether the caller was told of a failure that says so, by the result, or by what was thrown or its causes. */
    boolean tells(String what) {
        for (Throwable cause = thrown.orElse(null); cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(what)) {
                return true;
            }
        }
        return result.map(String::valueOf).orElse("").contains(what);
    }

    /** Returns what the call returned or threw, for a failure's message. */
    String ending() {
        return result.map(String::valueOf).or(() -> thrown.map(String::valueOf)).orElse("nothing");
    }

    /** Returns the journal as text, for a failure's message. */
    String journal() {
        return events.stream().map(event -> "    " + event).collect(Collectors.joining("\n"));
    }
}
