package brigade.compare.page;

import brigade.common.json.Json;
import brigade.common.pitfall.Pitfall;
import brigade.common.rule.Rule;
import brigade.compare.diff.Source;
import brigade.compare.run.Run;
import brigade.compare.trace.TraceDiff;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the page's script knows beyond what stands in the page: what belongs to each bar, and how any two sources differ. */
final class PageData {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_ORDERS = 3;
    private static final int MOST_EVENTS = 200;

    private final PageModel page;
    private final List<Chart.Drawn> bars;
    private final ObjectNode rules = NODES.objectNode();
    private final ObjectNode pitfalls = NODES.objectNode();

    PageData(PageModel page, List<Chart.Drawn> bars) {
        this.page = page;
        this.bars = bars;
    }

    String json() {
        ObjectNode data = bars();
        data.set("pairs", pairs());
        return data.toString();
    }

    /** Returns what belongs to the bars. */
    ObjectNode bars() {
        ObjectNode data = NODES.objectNode().put("scenario", page.scenario());
        ArrayNode steps = data.putArray("bars");
        ObjectNode before = NODES.objectNode();
        for (Chart.Drawn drawn : bars) {
            ObjectNode bar = bar(drawn);
            steps.add(differing(before, bar));
            before = bar;
        }
        data.set("rules", rules);
        data.set("pitfalls", pitfalls);
        return data;
    }

    /** Neighbours have most in common: only what is other than in the one before is said; null is what only that one has. */
    private static ObjectNode differing(ObjectNode before, ObjectNode bar) {
        ObjectNode differing = NODES.objectNode();
        before.properties().stream().map(Map.Entry::getKey).filter(name -> !bar.has(name)).forEach(differing::putNull);
        bar.properties().forEach(field -> {
            if (!field.getValue().equals(before.get(field.getKey()))) {
                differing.set(field.getKey(), field.getValue());
            }
        });
        return differing;
    }

    private ObjectNode bar(Chart.Drawn drawn) {
        Bar bar = drawn.bar();
        ObjectNode node = NODES.objectNode().put("m", drawn.entry().run().model()).put("i", drawn.entry().id())
                .put("a", bar.actor())
                .put("s", bar.step()).put("o", bar.outcome()).put("w", bar.worker());
        if (!bar.name().equals(bar.step())) {
            node.put("n", bar.name());
        }
        if (!bar.said().isEmpty()) {
            node.set("d", Json.mapper().valueToTree(bar.said()));
        }
        Optional<Lesson> lesson = Lesson.of(page.scenario(), bar.step());
        if (lesson.isPresent()) {
            lesson(lesson.get(), bar, drawn.entry().run().model(), node);
        }
        return node;
    }

    private void lesson(Lesson lesson, Bar bar, String model, ObjectNode node) {
        int line = page.source(model).map(source -> lesson.lineIn(source.lines())).orElse(0);
        if (line > 0) {
            node.put("l", line);
        }
        ArrayNode ids = node.putArray("r");
        for (Rule rule : lesson.rules(bar.end())) {
            ids.add(rule.name());
            rules.put(rule.name(), rule.intent());
        }
        lesson.pitfall().ifPresent(pitfall -> {
            node.put("p", pitfall.label());
            pitfalls.put(pitfall.label(), sentence(pitfall));
        });
    }

    private static String sentence(Pitfall pitfall) {
        return Character.toUpperCase(pitfall.kitchen().charAt(0)) + pitfall.kitchen().substring(1) + ". " + pitfall.field();
    }

    /** Adds which steps were ordered in one of the two and not, or otherwise, in the other; the first few, for there may be hundreds. */
    private void orders(String left, String right, ArrayNode lines) {
        List<Run> runs = Stream.of(left, right).flatMap(model -> page.entries().stream().map(PageModel.Entry::run)
                .filter(run -> run.model().equals(model)).limit(1)).toList();
        if (runs.size() == 2 && runs.stream().allMatch(run -> run.events().size() <= MOST_EVENTS)) {
            List<String> orders = TraceDiff.of(runs.getFirst(), runs.getLast()).orders();
            orders.stream().limit(MOST_ORDERS).forEach(lines::add);
            if (orders.size() > MOST_ORDERS) {
                lines.add("and " + (orders.size() - MOST_ORDERS) + " more pairs of steps");
            }
        }
    }

    /** Each pair once, the models in the page's order. */
    private ObjectNode pairs() {
        ObjectNode pairs = NODES.objectNode();
        List<Source> sources = page.sources();
        for (int left = 0; left < sources.size(); left++) {
            for (int right = left + 1; right < sources.size(); right++) {
                PairDiff diff = PairDiff.of(sources.get(left), sources.get(right));
                ObjectNode pair = pairs.putObject(sources.get(left).model() + " " + sources.get(right).model()).put("o",
                        diff.rows());
                pair.set("k", Json.mapper().valueToTree(diff.marks()));
                orders(sources.get(left).model(), sources.get(right).model(), pair.putArray("t"));
            }
        }
        return pairs;
    }
}
