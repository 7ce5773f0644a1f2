package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.download.Verdict.Save;
import brigade.common.http.WebAddress;
import brigade.common.journal.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes that download one name at once, again and again: whatever gets the name is whole, and its winner's. */
@Timeout(300)
class NameRaceTest {
    private static final int PROCESSES = 4;

    @TempDir
    private Path directory;

    @Test
    void whatGetsTheNameIsWholeAndItsWinners() throws IOException, InterruptedException {
        race(2);
    }

    @Test
    @Tag("soak")
    void soakWhatGetsTheNameIsWholeAndItsWinners() throws IOException, InterruptedException {
        race(120);
    }

    private void race(int seconds) throws IOException, InterruptedException {
        List<Process> racers = new ArrayList<>();
        for (int racer = 1; racer <= PROCESSES; racer++) {
            racers.add(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
                    System.getProperty("java.class.path"), Racer.class.getName(), directory.toString(), String.valueOf(racer),
                    String.valueOf(seconds)).redirectErrorStream(true).start());
        }
        for (Process racer : racers) {
            assertThat(new String(racer.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).matches("won [1-9]\\d*\\R");
            assertThat(racer.waitFor()).isZero();
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    /** Downloads bytes of its own under the name that all want, looks at what it got, and gives the name back. */
    static final class Racer {
        private static final int BYTES = 100;

        private Racer() {}

        public static void main(String[] args) throws IOException {
            Path target = Path.of(args[0], "f");
            byte[] own = new byte[BYTES];
            Arrays.fill(own, Byte.parseByte(args[1]));
            int won = 0;
            long startedNanos = System.nanoTime();
            // Not before it has won: on a busy machine a process may take seconds to start.
            while (won == 0 || System.nanoTime() - startedNanos < Long.parseLong(args[2]) * 1_000_000_000) {
                if (download(target, own)) {
                    won++;
                    byte[] got = Files.readAllBytes(target);
                    if (!Arrays.equals(got, own)) {
                        System.out.println("got " + Arrays.toString(got));
                    }
                    Files.delete(target);
                }
            }
            System.out.println("won " + won);
        }

        private static boolean download(Path target, byte[] own) throws IOException {
            Terms terms = Terms.standard();
            Fetch file = new Fetch(WebAddress.parse("http://h/f"), target, target.resolveSibling(".f.part"));
            try (Part part = new Part(file, terms, new Pace(Limits.NONE))) {
                part.begin(new Save(Attempt.first(file, terms, Journal.open().start(file)), 0, BYTES, ""));
                for (int half = 0; half < 2; half++) {
                    Duration _ = part.write(own, BYTES / 2);
                }
                part.keep();
                return true;
            } catch (RefusedException _) {
                return false; // Another one has it.
            }
        }
    }
}
