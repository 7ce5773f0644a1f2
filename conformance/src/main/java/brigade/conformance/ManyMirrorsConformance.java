package brigade.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.model.ModelProvider;
import brigade.common.model.Models;
import brigade.common.origin.Gate;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Very many mirrors at once, with each model on the class path, in a heap of 512 MiB: all but the last are silent, close the connection
 * or talk nonsense, and the last one answers when all others have been asked. Extend it in the module of the models.
 *
 * <p>There are as many as {@code -Dbrigade.mirrors} says, 100 unless told: the profile {@code soak} says 10,000. A model that declares
 * a smaller overlap is asked for that many; one that does one after another has no silent mirrors, which it would wait for.
 *
 * <p>If this fails, check: a thread, a buffer or a timer for each mirror, and how large it is; limits of the client's pool, or of the
 * open files ({@code ulimit -n}: each JVM needs one for each mirror); and what calls the others off, one after another.
 */
public abstract class ManyMirrorsConformance {
    private static final int MIRRORS = Integer.getInteger("brigade.mirrors", 100);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final OriginFile GOOD = OriginFile.plain("good", 100_000);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    /** Asks as many at once as each model offers. */
    @TestFactory
    Stream<DynamicTest> theLastOfVeryManyWinsAndTheOthersAreCalledOff() {
        return Models.onClassPath().stream().map(provider -> DynamicTest.dynamicTest(provider.name(), () -> race(provider)));
    }

    private void race(ModelProvider provider) throws IOException, InterruptedException, TimeoutException {
        boolean alone = provider.capabilities().overlap() == 1;
        int bad = (alone ? MIRRORS : Math.min(MIRRORS, provider.capabilities().overlap())) - 1;
        Path body = directory.resolve("body");
        Path errors = directory.resolve("errors");
        try (Origin origin = Origin.start(List.of());
                BadServer silent = BadServer.that(BadServer.Manner.SILENT);
                BadServer closing = BadServer.that(BadServer.Manner.CLOSES);
                BadServer nonsense = BadServer.that(BadServer.Manner.TALKS_NONSENSE)) {
            Gate gate = origin.serveGated(GOOD, 0);
            List<BadServer> servers = IntStream.range(0, bad)
                    .mapToObj(index -> index % 10 == 0 ? closing : index % 10 == 1 ? nonsense : alone ? closing : silent).toList();
            Path urls = Files.write(directory.resolve("urls"), Stream.concat(
                    IntStream.range(0, bad).mapToObj(index -> servers.get(index).url("mirror-" + index)),
                    Stream.of(origin.url("good"))).toList());
            try (ManyMirrors asker = ManyMirrors.ask(provider, urls, body, errors, PATIENCE)) {
                long startedNanos = System.nanoTime();
                for (BadServer server : List.of(silent, closing, nonsense)) {
                    int asked = (int) servers.stream().filter(server::equals).count();
                    assertThat(server.awaitRequests(asked, PATIENCE)).as("%s asks %d mirrors; of %d came %d requests %s",
                            provider.name(), bad + 1, asked, server.requests().size(), Files.readString(errors)).isTrue();
                }
                gate.awaitReached(PATIENCE);
                Duration asking = Duration.ofNanos(System.nanoTime() - startedNanos);
                ManyMirrors.Footprint footprint = asker.footprint();
                gate.open();
                long openedNanos = System.nanoTime();
                ManyMirrors.Won won = asker.won();
                Duration ending = Duration.ofNanos(System.nanoTime() - openedNanos);
                assertThat(silent.awaitClosed(silent.requests().size(), GeneralRules.STOPPED_WITHIN))
                        .as("%s: of %d connections %d are closed a second after the call", provider.name(),
                                silent.requests().size(), silent.closed())
                        .isTrue();
                assertThat(won.mirror()).isEqualTo(origin.url("good"));
                byte[] expected = new byte[(int) GOOD.size()];
                GOOD.content().copy(0, expected, expected.length);
                assertThat(Files.readAllBytes(body)).as("the winner's body").isEqualTo(expected);
                System.out.println(line(provider, bad + 1, asking, footprint, ending, won));
            }
        }
    }

    private static String line(ModelProvider provider, int mirrors, Duration asking, ManyMirrors.Footprint footprint,
            Duration ending, ManyMirrors.Won won) {
        return String.format(Locale.ROOT,
                "%s: %,d mirrors; all asked after %,d ms with %d platform threads, %d MiB of heap, %d MiB resident; called off in %,d ms; peak %d MiB",
                provider.name(), mirrors, asking.toMillis(), footprint.threads(), footprint.heapBytes() >> 20,
                footprint.residentBytes() >> 20, ending.toMillis(), won.peakBytes() >> 20);
    }
}
