package brigade.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.journal.Journal;
import brigade.common.kitchen.Menu;
import brigade.common.model.Model;
import brigade.common.model.Scenario;
import brigade.common.tickets.Cook;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a guest does wrong ends its run with a reason, and leaves no process. */
@NullMarked
@Timeout(60)
class GuestFaultsTest {
    private static final String CONNECT = "import json, os, socket, sys, time; s = socket.socket(socket.AF_UNIX); s.connect(os.environ['BRIGADE_SOCKET']); "
            + "f = s.makefile('rw'); ";
    private static final String HELLO = "f.write('{\"type\": \"hello\", \"version\": 1}\\n'); f.flush(); f.readline(); ";

    @BeforeEach
    void python() {
        Assumptions.assumeTrue(Guests.isThere("python3"), "there is no python3 on the PATH");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"crash before hello | sys.exit('no flour')",
            "crash in the run | HELLO sys.exit('no flour')",
            "garbage | HELLO f.write('what?\\n'); f.flush(); time.sleep(60)",
            "half a frame | HELLO f.write('{\"type\": '); f.flush(); s.close(); f.close()",
            "an unknown phase | HELLO f.write('{\"type\": \"event\", \"id\": 1, \"phase\": \"napping\"}\\n'); f.flush(); time.sleep(60)",
            "a flood | HELLO f.write('x' * 10000000); f.flush(); time.sleep(60)"})
    void aGuestThatBreaksTheProtocolFailsItsRunWithAReason(String what, String program) {
        long before = ProcessHandle.current().descendants().count();
        Manifest manifest = new Manifest("test/wrong", "wrong",
                List.of("python3", "-c", CONNECT + program.replace("HELLO ", HELLO)),
                List.of("kitchen"), 0, Map.of());
        try (Model model = new GuestProvider(manifest, Path.of(".").toAbsolutePath()).open()) {
            assertThatThrownBy(() -> model.serve(Menu.standard(0.01), Journal.open())).as(what)
                    .hasMessageContaining("test/wrong").isNotInstanceOf(NullPointerException.class)
                    .isNotInstanceOf(IllegalArgumentException.class);
        }
        assertThat(ProcessHandle.current().descendants().count()).as("processes after %s", what).isEqualTo(before);
    }

    @Test
    void aGuestThatIgnoresACancelIsKilled() throws InterruptedException {
        Manifest manifest = new Manifest("test/deaf", "deaf", List.of("python3", "-c", CONNECT + HELLO + "time.sleep(60)"),
                List.of("kitchen"), 0, Map.of());
        try (Model model = new GuestProvider(manifest, Path.of(".").toAbsolutePath()).open()) {
            AtomicReference<Throwable> thrown = new AtomicReference<>(new AssertionError("nothing was thrown"));
            Thread caller = Thread.ofPlatform().start(() -> {
                try {
                    model.serve(Menu.standard(0.01), Journal.open());
                } catch (Throwable e) {
                    thrown.set(e);
                }
            });
            Thread.sleep(Duration.ofMillis(700));
            caller.interrupt();
            assertThat(caller.join(Duration.ofSeconds(5))).as("the call ended").isTrue();
            assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        }
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive).count()).isZero();
    }

    @Test
    void aGuestWhoseProgramIsNotThereSaysWhatItNeeds() {
        assertThat(
                new GuestProvider(new Manifest("test/none", "none", List.of("no-such-program"), List.of("kitchen"), 0, Map.of()),
                        Path.of("."))
                        .capabilities()
                        .whyNot(Scenario.KITCHEN))
                .contains("it needs no-such-program on the PATH");
    }

    @Test
    void aGuestWhoseWorkersAreProcessesRefusesWhatNeedsTooMany() throws IOException {
        Cook cook = new Cook(1, Cook.PATIENT, Duration.ZERO);
        TicketsPlan plan = new TicketsPlan(new Oven(Duration.ZERO), Collections.nCopies(33, cook), List.of());
        try (Model model = new GuestProvider(Path.of("python/multiprocessing")).open()) {
            assertThatThrownBy(() -> model.tickets(plan, Journal.open()))
                    .hasMessage("33 cooks are a process each, and python/multiprocessing has at most 32 at once; ask for fewer");
        }
    }
}
