package brigade.guests;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Ending;
import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.journal.Journal;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.model.Model;
import brigade.common.model.ScenarioFailedException;
import brigade.common.rush.Order;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import brigade.common.tickets.Cook;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.Fate;
import brigade.common.tickets.TicketsPlan;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A model in another language. Each call is a process of its own, so that a guest that crashes fails one run and no other. */
final class GuestModel implements Model {
    private static final Map<String, Ending> ENDINGS = new TreeMap<>(Map.of("workDone", Ending.WORK_DONE, "rung", Ending.RUNG));
    private static final Map<String, OrderResult.End> ENDS = new TreeMap<>(
            Map.of("cooked", OrderResult.End.COOKED, "fainted", OrderResult.End.FAINTED));
    private static final Map<String, Fate> FATES = new TreeMap<>(Map.of("went", Fate.WENT, "gaveUp", Fate.GAVE_UP));

    private final Manifest manifest;
    private final Path directory;

    GuestModel(Manifest manifest, Path directory) {
        this.manifest = manifest;
        this.directory = directory;
    }

    @Override
    public void serve(Menu menu, Journal journal) throws InterruptedException {
        checkWorkers(1 + menu.sides().size(), "cooks");
        run("kitchen", menu, journal);
    }

    @Override
    public List<KitchenResult> serveAll(List<Menu> menus, Journal journal) throws InterruptedException {
        checkWorkers(menus.stream().mapToInt(menu -> 1 + menu.sides().size()).sum(), "cooks");
        List<KitchenResult> results = new ArrayList<>();
        for (JsonNode failure : results("kitchens", menus, menus.size(), journal)) {
            results.add(new KitchenResult(menus.get(results.size()).kitchen(), failure.asText()));
        }
        return results;
    }

    @Override
    public CrunchResult crunch(CrunchPlan plan, Journal journal) throws InterruptedException {
        checkWorkers(Math.min(plan.atMost(), plan.chunks()), "chunks at once");
        List<Long> counts = new ArrayList<>();
        results("crunch", new Chunks(plan.all(), plan.atMost()), plan.chunks(), journal)
                .forEach(count -> counts.add(count.asLong()));
        return new CrunchResult(counts);
    }

    @Override
    public BackgroundResult background(BackgroundPlan plan, Bell bell, Journal journal) throws InterruptedException {
        Duration time = plan.chore() instanceof Chore.Chopping(Duration chopping) ? chopping : null;
        JsonNode result = new GuestRun(manifest, directory).call("background", new Shift(plan.chore().step(), time,
                plan.monitor().every(), plan.monitor().failsAt().orElse(null)), bell, journal);
        return new BackgroundResult(one(ENDINGS, result.path("ending")),
                Optional.ofNullable(result.path("monitorsFailure").textValue()));
    }

    @Override
    public List<OrderResult> rush(RushPlan plan, Journal journal) throws InterruptedException {
        checkWorkers(plan.cooks() + plan.waiters(), "cooks and waiters");
        List<OrderResult> results = new ArrayList<>();
        for (JsonNode end : results("rush", new Evening(plan.all(), plan.waiters(), plan.capacity(), plan.cooks()), plan.orders(),
                journal)) {
            results.add(new OrderResult(results.size() + 1, one(ENDS, end)));
        }
        return results;
    }

    @Override
    public List<CookResult> tickets(TicketsPlan plan, Journal journal) throws InterruptedException {
        List<Cook> cooks = plan.cooks();
        checkWorkers(cooks.size(), "cooks");
        List<CookResult> results = new ArrayList<>();
        for (JsonNode fate : results("tickets", new Roast(plan.oven().time(), plan.punctual(), plan.late()), cooks.size(),
                journal)) {
            results.add(new CookResult(cooks.get(results.size()).number(), one(FATES, fate)));
        }
        return results;
    }

    private void checkWorkers(int workers, String who) {
        if (manifest.atOnce() > 0 && workers > manifest.atOnce()) {
            throw new ScenarioFailedException("%d %s are a process each, and %s has at most %d at once; ask for fewer"
                    .formatted(workers, who, manifest.name(), manifest.atOnce()));
        }
    }

    private <T> T one(Map<String, T> all, JsonNode word) {
        T found = all.get(word.asText());
        if (found == null) {
            throw GuestRun.broken(manifest.name(), "sent '" + word.asText() + "' in its result, and there are " + all.keySet(), "");
        }
        return found;
    }

    private JsonNode results(String scenario, Object plan, int expected, Journal journal) throws InterruptedException {
        JsonNode results = run(scenario, plan, journal);
        if (results.size() != expected) {
            throw GuestRun.broken(manifest.name(), "sent " + results.size() + " results, and should have sent " + expected, "");
        }
        return results;
    }

    private JsonNode run(String scenario, Object plan, Journal journal) throws InterruptedException {
        return new GuestRun(manifest, directory).call(scenario, plan, new Bell(), journal);
    }

    @Override
    public void close() {}

    private record Chunks(List<Chunk> chunks, int atMost) {}

    private record Shift(String chore, @Nullable Duration time, Duration every, @Nullable Integer failsAt) {}

    private record Evening(List<Order> orders, int waiters, int capacity, int cooks) {}

    private record Roast(Duration heatUp, List<Cook> punctual, List<Cook> late) {}
}
