package brigade.compare.show;

import brigade.common.cli.RunReport.Line;
import brigade.common.json.Json;
import brigade.common.model.ModelProvider;
import brigade.compare.page.LiveChart;
import brigade.compare.run.Audience;
import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of a wish, as far as it has come: what the page is told of it. Safe for use by several threads. */
final class Cooking implements Audience {
    private static final double LONGEST_USUAL = 500;

    private final Wish wish;
    private final List<ModelProvider> models;
    private final Map<String, Progress> progress = new LinkedHashMap<>();
    private @Nullable Comparison comparison;
    private boolean changed = true;

    /** How far a model has come. */
    private static final class Progress {
        private final List<Line> events = new ArrayList<>();
        private long firstNanos;
        private double firstMillis;
        private @Nullable Run ended;
    }

    Cooking(Wish wish, List<ModelProvider> models) {
        this.wish = wish;
        this.models = models;
    }

    @Override
    public boolean together() {
        return wish.together();
    }

    @Override
    public boolean watches() {
        return true;
    }

    @Override
    public synchronized void started(String model) {
        progress.put(model, new Progress());
        changed = true;
    }

    @Override
    public synchronized void happened(String model, Line event) {
        Progress of = progress.computeIfAbsent(model, _ -> new Progress());
        if (of.events.isEmpty()) {
            of.firstNanos = System.nanoTime();
            of.firstMillis = event.atMillis();
        }
        of.events.add(event);
        changed = true;
    }

    @Override
    public synchronized void ended(Run run) {
        progress.computeIfAbsent(run.model(), _ -> new Progress()).ended = run;
        changed = true;
    }

    @Override
    public synchronized void compared(Comparison all) {
        comparison = all;
    }

    /** Returns the comparison, when it is complete or was cancelled. */
    synchronized @Nullable Comparison comparison() {
        return comparison;
    }

    /** Returns what to tell the page, as JSON; null if nothing has changed since the last call. */
    synchronized @Nullable String news() {
        if (!changed) {
            return null;
        }
        changed = false;
        List<Run> runs = new ArrayList<>();
        ObjectNode clocks = Json.mapper().createObjectNode();
        progress.forEach((model, of) -> {
            runs.add(of.ended != null ? of.ended : new Run(model, "", "cooking", null, null, 0, 0, 0, 0, of.events));
            if (of.ended == null && !of.events.isEmpty()) {
                clocks.put(model, of.firstMillis + (System.nanoTime() - of.firstNanos) / 1e6);
            }
        });
        Comparison soFar = new Comparison(wish.scenario(), null, null, runs);
        double most = Math.max(LONGEST_USUAL, longest(clocks));
        ObjectNode news = LiveChart.of(soFar, models, most);
        news.set("clocks", clocks);
        return news.toString();
    }

    private static double longest(ObjectNode clocks) {
        double longest = 0;
        for (JsonNode clock : clocks) {
            longest = Math.max(longest, clock.asDouble());
        }
        return longest * 1.25;
    }
}
