package brigade.processes.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.crunch.CrunchPlan;
import brigade.common.journal.Journal;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.mirrors.MirrorsFailedException;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.model.Model;
import brigade.common.model.ScenarioFailedException;
import brigade.common.tickets.Cook;
import brigade.common.tickets.Fate;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import brigade.processes.pool.WorkerPool;
import brigade.processes.spawn.Spawner;
import brigade.processes.task.Task;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;

/** No more than 32 JVMs at once, whatever is asked for, and all of it is done; or it is refused before anything is started. */
@Timeout(300)
final class BoundTest extends FaultBase {
    private static final int MOST = 32;
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final List<String> MODELS = List.of("processes/spawn", "processes/workers");

    /** What is asked of a model. */
    private interface Wish<R> {
        R of(Model model) throws Exception;
    }

    /** Asks each model, and looks meanwhile how many descendants this JVM has. */
    private static <R> void within(Wish<R> wish, Consumer<R> check) throws Exception {
        for (String name : MODELS) {
            try (Model model = model(name)) {
                FutureTask<R> asked = new FutureTask<>(() -> wish.of(model));
                Thread asking = Thread.ofPlatform().start(asked);
                long most = 0;
                while (!asking.join(LOOK)) {
                    most = Math.max(most, ProcessHandle.current().descendants().filter(BoundTest::isWorker).count());
                }
                assertThat(most).as("JVMs of %s", name).isBetween(1L, (long) MOST);
                check.accept(asked.get());
            }
        }
    }

    private static boolean isWorker(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("WorkerMain");
    }

    private static Map<String, Duration> assistants(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(n -> "side " + n, _ -> Duration.ofSeconds(1)));
    }

    @Repeatedly
    @Tag("soak") // Dozens of JVMs at once: what is timed beside them would be late.
    void manyKitchens() throws Exception {
        List<Menu> menus = IntStream.rangeClosed(1, 20).mapToObj(n -> Menu.of("kitchen " + n, assistants(2), 0.05)).toList();
        within(model -> model.serveAll(menus, Journal.open()),
                results -> assertThat(results).hasSize(20).allMatch(KitchenResult::hasServed));
    }

    @Repeatedly
    @Tag("soak")
    void kitchensWithMoreAssistantsThanThereMayBe() throws Exception {
        List<Menu> menus = List.of(Menu.of("kitchen 1", assistants(40), 0.05), Menu.of("kitchen 2", assistants(1), 0.05),
                Menu.of("kitchen 3", assistants(35), 0.05));
        within(model -> model.serveAll(menus, Journal.open()),
                results -> assertThat(results).hasSize(3).allMatch(KitchenResult::hasServed));
    }

    @Repeatedly
    @Tag("soak") // Dozens of JVMs at once: what is timed beside them would be late.
    void manyMirrorsInGroupsAndHedged() throws Exception {
        List<List<String>> groups = Collections.nCopies(3, Collections.nCopies(12, "http://127.0.0.1:1/refused"));
        for (Duration hedgeAfter : List.of(Duration.ofMillis(1))) {
            MirrorsPlan plan = MirrorsPlan.of(groups, List.of(), LONG, hedgeAfter);
            within(model -> {
                assertThatThrownBy(() -> model.mirrors(plan, Journal.open())).isInstanceOf(MirrorsFailedException.class);
                return true;
            }, done -> assertThat(done).isTrue());
        }
    }

    @Repeatedly
    @Tag("soak")
    void manyChunks() throws Exception {
        within(model -> model.crunch(new CrunchPlan(10_000, 80, 80), Journal.open()),
                result -> assertThat(result.primes()).isEqualTo(1229));
    }

    @Repeatedly
    @Tag("soak")
    void lateCooksWaitForAPlaceAndNotForTheSignal() throws Exception {
        List<Cook> cooks = cooks(40);
        TicketsPlan plan = new TicketsPlan(new Oven(Duration.ofMillis(200)), cooks.subList(0, 5), cooks.subList(5, 40));
        within(model -> model.tickets(plan, Journal.open()),
                results -> assertThat(results).hasSize(40).allMatch(result -> result.fate() == Fate.WENT));
    }

    private static List<Cook> cooks(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> new Cook(number, Cook.PATIENT, Duration.ofMillis(10))).toList();
    }

    @Repeatedly
    void moreCooksThanCanWaitAtOnceAreRefusedBeforeAnythingIsStarted() throws Exception {
        for (String name : MODELS) {
            try (Model model = model(name)) {
                Journal journal = Journal.open();
                assertThatThrownBy(() -> model.tickets(new TicketsPlan(new Oven(LONG), cooks(MOST + 1), List.of()), journal))
                        .isInstanceOf(ScenarioFailedException.class)
                        .hasMessage("33 cooks who wait at once are a JVM each, and there are at most 32 at once; ask for fewer");
                assertThat(journal.events()).isEmpty();
                assertThat(ProcessHandle.current().descendants().toList()).isEmpty();
            }
        }
    }

    /** A task that would start four JVMs. */
    record Family() implements Task<Void> {

        @Override
        public Class<Void> resultType() {
            return Void.class;
        }

        @Override
        public int jvms() {
            return 5;
        }

        @Override
        public Void run(Journal journal) {
            throw new AssertionError("it was run");
        }
    }

    @Repeatedly
    void taskThatWouldWaitForEverIsRefused() throws Exception {
        assertThatThrownBy(() -> new Spawner(4).run(new Family(), Journal.open())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("5 JVMs");
        try (WorkerPool pool = pool(4)) {
            assertThatThrownBy(() -> {
                Future<Void> _ = pool.submit(new Family());
            }).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("5 JVMs");
        }
    }
}
