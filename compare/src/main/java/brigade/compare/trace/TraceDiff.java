package brigade.compare.trace;

import brigade.common.cli.RunReport.Line;
import brigade.common.journal.Phase;
import brigade.compare.run.Run;
import brigade.compare.screen.Amounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two runs' journals compared by what they mean, not by their times: what was over before what began, what went on at once, who ran it,
 * and how it ended. A journal's order respects happens-before, so "was over before" is what one run shows; another run of the same model
 * may differ where nothing orders the steps.
 *
 * @param only steps that one of them has and the other has not
 * @param orders pairs of steps that are ordered in one and not, or otherwise, in the other
 * @param workers who ran what
 * @param ends what ended otherwise
 */
public record TraceDiff(List<String> only, List<String> orders, List<String> workers, List<String> ends) {

    /** Copies the lists. */
    public TraceDiff {
        only = List.copyOf(only);
        orders = List.copyOf(orders);
        workers = List.copyOf(workers);
        ends = List.copyOf(ends);
    }

    private record Key(String group, String actor, String step, int number) {

        boolean isOf(Line event) {
            return group.equals(event.group()) && actor.equals(event.actor()) && step.equals(event.step());
        }

        @Override
        public String toString() {
            return (group.isEmpty() ? "" : group + ", ") + (step.equals("download") ? actor : step)
                    + (number > 1 ? " " + number : "");
        }
    }

    /** A step: its places in the journal, its ends' times and where it ran. */
    private record Step(int from, int to, double toMillis, Phase end, String kind, String thread) {}

    private enum Order {
        BEFORE, AFTER, AT_ONCE
    }

    /** Compares. */
    public static TraceDiff of(Run left, Run right) {
        Map<Key, Step> a = steps(left.events());
        Map<Key, Step> b = steps(right.events());
        List<Key> both = a.keySet().stream().filter(b::containsKey).toList();
        List<String> only = Stream.concat(missing(a, b, left.model()), missing(b, a, right.model())).toList();
        return new TraceDiff(only, orders(both, a, b, left.model(), right.model()), workers(both, a, b), ends(both, a, b));
    }

    private static Map<Key, Step> steps(List<Line> events) {
        Map<List<String>, Integer> numbers = new HashMap<>();
        Map<Key, Integer> starts = new LinkedHashMap<>();
        Map<Key, Step> steps = new LinkedHashMap<>();
        double last = events.isEmpty() ? 0 : events.getLast().atMillis();
        for (int i = 0; i < events.size(); i++) {
            Line event = events.get(i);
            List<String> name = List.of(event.group(), event.actor(), event.step());
            Phase phase = Phase.valueOf(event.phase());
            if (phase == Phase.STARTED) {
                Key key = new Key(event.group(), event.actor(), event.step(), numbers.merge(name, 1, Integer::sum));
                starts.put(key, i);
                steps.put(key, step(event, i, events.size(), last, Phase.STARTED));
            } else if (phase.ends()) {
                List<Map.Entry<Key, Integer>> open = List.copyOf(starts.entrySet()).stream()
                        .filter(start -> start.getKey().isOf(event)).toList();
                if (!open.isEmpty()) {
                    int from = open.getFirst().getValue();
                    starts.remove(open.getFirst().getKey());
                    steps.put(open.getFirst().getKey(), step(events.get(from), from, i, event.atMillis(), phase));
                }
            }
        }
        return steps;
    }

    private static Step step(Line start, int from, int to, double toMillis, Phase end) {
        return new Step(from, to, toMillis, end, start.worker().kind(),
                start.worker().thread().isEmpty() ? "#" + start.worker().threadId() : start.worker().thread());
    }

    private static Stream<String> missing(Map<Key, Step> here, Map<Key, Step> there, String model) {
        return here.keySet().stream().filter(key -> !there.containsKey(key)).map(key -> key + ": only in " + model);
    }

    private static Order order(Step one, Step other) {
        return one.to() < other.from() ? Order.BEFORE : other.to() < one.from() ? Order.AFTER : Order.AT_ONCE;
    }

    private static List<String> orders(List<Key> keys, Map<Key, Step> a, Map<Key, Step> b, String left, String right) {
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            for (int j = i + 1; j < keys.size(); j++) {
                Key one = keys.get(i);
                Key other = keys.get(j);
                Order inA = order(of(a, one), of(a, other));
                Order inB = order(of(b, one), of(b, other));
                if (inA != inB) {
                    orders.add(sentence(one, other, inA) + " in " + left + ", " + sentence(one, other, inB) + " in " + right);
                }
            }
        }
        return orders;
    }

    private static Step of(Map<Key, Step> steps, Key key) {
        Step step = steps.get(key);
        if (step == null) {
            throw new IllegalStateException("no step " + key);
        }
        return step;
    }

    private static String sentence(Key one, Key other, Order order) {
        return switch (order) {
            case BEFORE -> one + " before " + other;
            case AFTER -> other + " before " + one;
            case AT_ONCE -> one + " and " + other + " at once";
        };
    }

    /** Steps that ran on the same two workers are told of together. */
    private static List<String> workers(List<Key> keys, Map<Key, Step> a, Map<Key, Step> b) {
        Map<String, List<String>> byWorkers = new LinkedHashMap<>();
        for (Key key : keys) {
            Step left = of(a, key);
            Step right = of(b, key);
            if (!left.kind().equals(right.kind()) || !left.thread().equals(right.thread())) {
                byWorkers.computeIfAbsent(worker(left) + " | " + worker(right), _ -> new ArrayList<>()).add(key.toString());
            }
        }
        return byWorkers.entrySet().stream().map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey()).toList();
    }

    private static String worker(Step step) {
        return step.kind() + " " + step.thread();
    }

    private static List<String> ends(List<Key> keys, Map<Key, Step> a, Map<Key, Step> b) {
        return keys.stream().filter(key -> of(a, key).end() != of(b, key).end() || of(a, key).end() == Phase.CANCELLED)
                .map(key -> key + ": " + end(of(a, key)) + " | " + end(of(b, key))).toList();
    }

    private static String end(Step step) {
        return switch (step.end()) {
            case FINISHED -> "finished";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case STARTED, NOTED -> "not ended";
        } + " at " + Amounts.time(step.toMillis());
    }

    /** Returns whether the two mean the same. */
    public boolean isEmpty() {
        return only.isEmpty() && orders.isEmpty() && workers.isEmpty() && ends.isEmpty();
    }
}
