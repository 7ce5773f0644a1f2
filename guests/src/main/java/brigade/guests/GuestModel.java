package brigade.guests;

import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.journal.Journal;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.model.Model;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A model in another language. Each call is a process of its own, so that a guest that crashes fails one run and no other. */
final class GuestModel implements Model {
    private final Manifest manifest;
    private final Path directory;

    GuestModel(Manifest manifest, Path directory) {
        this.manifest = manifest;
        this.directory = directory;
    }

    @Override
    public void serve(Menu menu, Journal journal) throws InterruptedException {
        run("kitchen", menu, journal);
    }

    @Override
    public List<KitchenResult> serveAll(List<Menu> menus, Journal journal) throws InterruptedException {
        List<String> failures = new ArrayList<>();
        run("kitchens", menus, journal).forEach(failure -> failures.add(failure.asText()));
        if (failures.size() != menus.size()) {
            throw GuestRun.broken(manifest.name(), "sent " + failures.size() + " results for " + menus.size() + " kitchens", "");
        }
        List<KitchenResult> results = new ArrayList<>();
        for (int i = 0; i < menus.size(); i++) {
            results.add(new KitchenResult(menus.get(i).kitchen(), failures.get(i)));
        }
        return results;
    }

    @Override
    public CrunchResult crunch(CrunchPlan plan, Journal journal) throws InterruptedException {
        List<Long> counts = new ArrayList<>();
        run("crunch", new Chunks(plan.all(), plan.atMost()), journal).forEach(count -> counts.add(count.asLong()));
        if (counts.size() != plan.chunks()) {
            throw GuestRun.broken(manifest.name(), "sent " + counts.size() + " counts for " + plan.chunks() + " chunks", "");
        }
        return new CrunchResult(counts);
    }

    private JsonNode run(String scenario, Object plan, Journal journal) throws InterruptedException {
        return new GuestRun(manifest, directory).call(scenario, plan, journal);
    }

    @Override
    public void close() {}

    private record Chunks(List<Chunk> chunks, int atMost) {}
}
