package brigade.processes.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.kitchen.Menu;
import brigade.common.model.Model;
import brigade.common.tickets.Cook;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import brigade.processes.fault.Deeds.Deed;
import brigade.processes.fault.Deeds.What;
import brigade.processes.pool.WorkerPool;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;

/** The parent is killed, without a chance to say goodbye: every worker, and every worker of a worker, is gone within a second. */
final class OrphanTest extends FaultBase {
    /** No rule says how soon an orphan must end: it notices at once, and a busy machine needs this long to end its JVM. */
    private static final Duration SOON = Duration.ofSeconds(3);

    /** A parent with workers idle, asleep, deaf, and not up yet. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] args) throws Exception {
            Path directory = Path.of(args[0]);
            WorkerPool pool = pool(4);
            var _ = pool.submit(new Deed(What.SLEEP, directory.resolve("sleep"), false));
            Future<String> endless = pool.submit(new Deed(What.LOOP, directory.resolve("loop"), false));
            pool.submit(new Deed(What.PID, directory.resolve("idle"), false)).get();
            endless.get();
        }
    }

    /** A parent whose workers have workers. */
    static final class Grandparent {

        private Grandparent() {}

        public static void main(String[] args) throws Exception {
            try (Model model = model(args[0])) {
                model.serveAll(
                        List.of(Menu.of("kitchen 1", Map.of(), Double.parseDouble(args[1])), Menu.of("kitchen 2", Map.of(), 1e-3)),
                        Journal.open());
            }
        }
    }

    /** A parent that holds a signal, for which a worker waits. */
    static final class Chef {

        private Chef() {}

        public static void main(String[] args) throws Exception {
            List<Cook> cooks = List.of(new Cook(1, Cook.PATIENT, Duration.ZERO));
            try (Model model = model(args[0])) {
                model.tickets(new TicketsPlan(new Oven(Duration.ofMinutes(1)), cooks, List.of()), Journal.open(event -> {
                    if (event.is("waiting", Phase.STARTED)) {
                        System.out.println("waiting");
                    }
                }));
            }
        }
    }

    @Repeatedly
    void nothingIsLeftOfAKilledParentsSignal() throws Exception {
        for (String model : List.of("processes/spawn", "processes/workers")) {
            Process chef = new ProcessBuilder(command(Chef.class, model)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (BufferedReader said = chef.inputReader()) {
                assertThat(said.readLine()).isEqualTo("waiting");
                List<Path> signals = places("brigade-signal-" + chef.pid() + "-");
                assertThat(signals).hasSize(1);
                await("connection").atMost(LONG).pollInterval(Duration.ofMillis(2))
                        .until(() -> Files.readString(Path.of("/proc/net/unix")).lines()
                                .filter(line -> line.contains(signals.getFirst().toString())).count() == 2);
                signal("KILL", chef.pid());
                await("end of the signal").atMost(LONG).pollInterval(Duration.ofMillis(2))
                        .untilAsserted(() -> assertThat(signals.getFirst()).doesNotExist());
            } finally {
                chef.destroyForcibly().waitFor();
            }
        }
    }

    /** Killed at any time, while many start: whoever was started, ends. */
    @Repeatedly
    @Tag("soak") // Dozens of JVMs at once: what is timed beside them would be late.
    void parentIsKilledAsManyWorkersStart() throws Exception {
        for (int workers : new int[]{1, 2, 5, 10, 20}) {
            Process parent = start(Crowd.class);
            killed(parent, workers, LONG);
            await("end of all").atMost(LONG).pollInterval(Duration.ofMillis(20)).until(() -> ProcessHandle.allProcesses()
                    .noneMatch(process -> process.info().commandLine().orElse("").contains("/brigade-" + parent.pid() + "-")));
        }
    }

    /** A parent of as many workers as there may be. */
    static final class Crowd {

        private Crowd() {}

        public static void main(String[] args) throws Exception {
            try (Model model = model("processes/spawn")) {
                model.serve(Menu.of("", IntStream.range(0, 32).boxed()
                        .collect(Collectors.toMap(number -> "side " + number, _ -> Duration.ofMinutes(1))), 1e-3), Journal.open());
            }
        }
    }

    @Repeatedly
    void parentIsKilled() throws Exception {
        Process parent = start(Parent.class, directory.toString());
        begun(new Deed(What.SLEEP, directory.resolve("sleep"), false));
        begun(new Deed(What.LOOP, directory.resolve("loop"), false));
        killed(parent, 3, SOON);
    }

    @Repeatedly
    void parentIsKilledAsItsWorkersStart() throws Exception {
        Process parent = start(Grandparent.class, "processes/workers", "100");
        killed(parent, 1, LONG); // A JVM that is not up yet sees the end of its lifeline as soon as it is.
        for (Path left : places(parent.pid())) { // Only one that is killed before its worker's JVM runs leaves any.
            Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
        }
        assertThat(start(Grandparent.class, "processes/workers", "1e-3").waitFor()).isZero();
        assertThat(places(parent.pid())).as("sockets' directories").isEmpty();
    }

    @Repeatedly
    void grandparentOfTheWorkersModelIsKilled() throws Exception {
        grandparentIsKilled("processes/workers", 3);
    }

    @Repeatedly
    void grandparentOfTheSpawnModelIsKilled() throws Exception {
        grandparentIsKilled("processes/spawn", 3);
    }

    private static void grandparentIsKilled(String model, int family) throws Exception {
        killed(start(Grandparent.class, model, "100"), family, SOON);
    }

    private static void killed(Process parent, int workers, Duration time) throws Exception {
        try {
            killedWithin(time, parent, workers);
        } finally {
            parent.destroyForcibly().waitFor();
        }
    }

    private static void killedWithin(Duration time, Process parent, int workers) throws Exception {
        List<ProcessHandle> family = await("workers").atMost(LONG).pollInterval(Duration.ofMillis(2))
                .until(() -> parent.descendants().toList(), all -> all.size() >= workers);
        assertThat(took(() -> {
            signal("KILL", parent.pid());
            for (ProcessHandle member : family) {
                awaitGone(member.pid(), time);
            }
        })).isLessThan(time);
    }

    private static Process start(Class<?> main, String... arguments) throws Exception {
        return new ProcessBuilder(command(main, arguments)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }
}
