package brigade.processes.fault;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.model.Model;
import brigade.common.model.Models;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Kitchens as JVMs: one burns down, and the other three serve. */
final class KitchenTest extends FaultBase {

    @Repeatedly
    void aKitchenOfTheWorkersModelBurnsDown() throws Exception {
        burnsDown("processes/workers");
    }

    @Repeatedly
    void aKitchenOfTheSpawnModelBurnsDown() throws Exception {
        burnsDown("processes/spawn");
    }

    private static void burnsDown(String name) throws Exception {
        CompletableFuture<Long> second = new CompletableFuture<>();
        Journal journal = Journal.open(event -> {
            if (event.actor().group().equals("kitchen 2") && event.phase() == Phase.STARTED) {
                second.complete(event.worker().pid());
            }
        });
        List<Menu> menus = IntStream.rangeClosed(1, 4).mapToObj(number -> Menu.of("kitchen " + number,
                Map.of("soup", Duration.ofMillis(200)), number == 2 ? 100 : 0.01)).toList();
        Thread arsonist = Thread.ofPlatform().start(() -> {
            try {
                signal("KILL", second.join());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        try (Model model = Models.onClassPath().stream().filter(provider -> provider.name().equals(name)).findFirst().orElseThrow()
                .open()) {
            List<KitchenResult> results = model.serveAll(menus, journal);
            assertThat(results).extracting(KitchenResult::hasServed).containsExactly(true, false, true, true);
            assertThat(results.get(1).failure()).contains("SIGKILL");
        }
        arsonist.join();
        assertThat(journal.events()).filteredOn(event -> event.actor().group().equals("kitchen 2")).last()
                .satisfies(event -> assertThat(event.phase()).isEqualTo(Phase.FAILED));
        assertThat(journal.events().stream().map(Event::worker).mapToLong(worker -> worker.pid()).distinct().count())
                .as("four kitchens, at least three assistants").isGreaterThanOrEqualTo(7);
    }
}
