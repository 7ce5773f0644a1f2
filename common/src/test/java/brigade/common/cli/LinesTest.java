package brigade.common.cli;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.journal.Actor;
import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.journal.Work;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LinesTest {
    private record Beat(Actor actor, String step) implements Work {}

    private final StringWriter written = new StringWriter();

    private static Event event() {
        List<Event> told = new ArrayList<>();
        Journal.telling(told::add).start(new Beat(Actor.named("Monitor"), "heartbeat")).finish();
        return told.getFirst();
    }

    @Test
    void eventsThatComeFasterThanTheyAreReadAreCountedAndNotKept() throws InterruptedException {
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch read = new CountDownLatch(1);
        try (Lines lines = new Lines(new PrintWriter(written), Progress.NONE, 2)) {
            lines.print(event(), () -> {
                stalled.countDown();
                try {
                    read.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return "0";
            });
            stalled.await();
            for (int i = 1; i <= 1002; i++) {
                String line = String.valueOf(i);
                lines.print(event(), () -> line);
            }
            lines.print("The work is done.");
            read.countDown();
        }

        assertThat(written.toString().lines()).containsExactly("0", "1", "2", "The work is done.",
                "(1,000 events are not shown: they came faster than this was read)");
    }
}
