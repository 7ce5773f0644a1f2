package brigade.common.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class OriginTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Origin origin = start();
    private final HttpClient client = HttpClient.newHttpClient();

    private static Origin start() {
        try {
            return Origin.start(0, true);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        client.shutdownNow();
        origin.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin.url(path)));
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return client.send(request(path).build(), BodyHandlers.ofByteArray());
    }

    private CompletableFuture<HttpResponse<byte[]>> getting(String path) {
        return client.sendAsync(request(path).build(), BodyHandlers.ofByteArray());
    }

    private static byte[] content(String name, int size) {
        byte[] content = new byte[size];
        Content.of(name).copy(0, content, size);
        return content;
    }

    /** Sends a request on a connection of its own. */
    private Socket ask(String requestLine) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), origin.port());
        socket.getOutputStream()
                .write((requestLine + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "65535", "65537", "3000000"})
    void aFileComesWithItsLengthAndItsBytes(int size) throws Exception {
        origin.serve(OriginFile.plain("f", size));
        HttpResponse<byte[]> response = get("f");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValueAsLong("Content-Length").orElse(0)).isEqualTo(size);
        assertThat(response.body()).isEqualTo(content("f", size));
    }

    @Test
    void aHeadRequestGetsTheHeadersAlone() throws Exception {
        origin.serve(OriginFile.plain("f", 5));
        HttpResponse<byte[]> response = client.send(request("f").HEAD().build(), BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValueAsLong("Content-Length").orElse(0)).isEqualTo(5);
        assertThat(response.body()).isEmpty();
        assertThat(origin.saw().awaitInFlight(0, SOON)).isTrue();
        assertThat(origin.saw().cancelled()).isZero();
    }

    @Test
    void nobodyPassesAGateBeforeItOpens() throws Exception {
        Gate gate = origin.serveGated(OriginFile.plain("f", 10), 0);
        CompletableFuture<HttpResponse<byte[]>> response = getting("f");
        gate.awaitReached(SOON);

        assertThat(response).isNotDone();
        gate.open();
        assertThat(response.get().body()).isEqualTo(content("f", 10));
    }

    @Test
    void aGateMayStandWithinTheBody() throws Exception {
        Gate gate = origin.serveGated(OriginFile.plain("f", 200_000), 100_000);
        HttpResponse<InputStream> response = client.send(request("f").build(), BodyHandlers.ofInputStream());
        byte[] before = response.body().readNBytes(100_000);
        gate.awaitReached(SOON);
        gate.open();
        byte[] after = response.body().readAllBytes();

        assertThat(before.length + after.length).isEqualTo(200_000);
        assertThat(before).isEqualTo(Arrays.copyOf(content("f", 200_000), 100_000));
        assertThat(after).isEqualTo(Arrays.copyOfRange(content("f", 200_000), 100_000, 200_000));
    }

    @Test
    void aGateThatWasOpenedBeforeHoldsNobodyBack() throws Exception {
        Gate gate = origin.serveGated(OriginFile.plain("f", 10), 5);
        gate.open();
        assertThat(get("f").body()).hasSize(10);
    }

    @Test
    void aGateThatNobodyReachesSaysSo() {
        Gate gate = origin.serveGated(OriginFile.plain("f", 10), 0);
        assertThatThrownBy(() -> gate.awaitReached(Duration.ofMillis(1))).hasMessageContaining("no request came to the gate");
    }

    @Test
    void requestsInFlightAndConnectionsAreCounted() throws Exception {
        List<Gate> gates = new ArrayList<>();
        List<CompletableFuture<HttpResponse<byte[]>>> responses = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            gates.add(origin.serveGated(OriginFile.plain(name, 10), 0));
            responses.add(getting(name));
        }
        assertThat(origin.saw().awaitInFlight(3, SOON)).isTrue();
        gates.get(1).open();
        responses.get(1).get();
        assertThat(origin.saw().awaitInFlight(2, SOON)).isTrue();
        gates.forEach(Gate::open);
        for (CompletableFuture<HttpResponse<byte[]>> response : responses) {
            response.get();
        }

        assertThat(origin.saw().awaitInFlight(0, SOON)).isTrue();
        assertThat(origin.saw().awaitInFlight(1, Duration.ofMillis(1))).isFalse();
        assertThat(origin.saw().peakInFlight()).isEqualTo(3);
        assertThat(origin.saw()).hasToString("3 requests on 3 connections, at most 3 in flight, 0 cancelled");
    }

    @Test
    void aClientThatGoesAwayHasCancelled() throws Exception {
        Gate gate = origin.serveGated(OriginFile.plain("f", 1_000_000), 1000);
        try (Socket _ = ask("GET /f")) {
            gate.awaitReached(SOON);
            assertThat(origin.saw().inFlight()).isEqualTo(1);
        }

        assertThat(origin.saw().awaitInFlight(0, SOON)).as("it is noticed though the gate stays shut").isTrue();
        assertThat(origin.saw().cancelled()).isEqualTo(1);
    }

    @Test
    void aCutOffAnswerIsAnnouncedWholeAndEndsEarly() throws Exception {
        origin.serveCutOff(OriginFile.plain("f", 1000), 300);
        try (Socket socket = ask("GET /f")) {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer.toLowerCase(Locale.ROOT)).contains("content-length: 1000");
            assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4)).hasSize(300);
        }
        assertThatThrownBy(() -> get("f")).isInstanceOf(IOException.class);
    }

    @Test
    void statusesAndRedirectsAreAnswered() throws Exception {
        origin.serveStatus("gone", 410);
        origin.serveRedirect("old", 302, "/new");

        assertThat(get("gone").statusCode()).isEqualTo(410);
        assertThat(get("old").statusCode()).isEqualTo(302);
        assertThat(get("old").headers().firstValue("Location")).hasValue("/new");
        assertThat(get("nothing").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"any?size=10, 200, 10", "any?size=2k&rate=100m&latency=1ms, 200, 2048", "a%20b?size=1, 200, 1",
            "any?rate=0&size=1, 200, 1",
            "any?latency=1ms, 200, 1048576", "any?size=x, 400, 11", "any?size, 400, 11", "any?size=999999999999g, 400, 11",
            "any?latency=1, 400, 11",
            "any, 404, 11"})
    void aFileIsMadeOnDemand(String path, int status, int size) throws Exception {
        HttpResponse<byte[]> response = get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).hasSize(size);
        assertThat(origin.saw().awaitInFlight(0, SOON)).as("nothing stays in flight, also after a bad request").isTrue();
    }

    @Test
    void nothingIsMadeOnDemandUnlessThatIsAllowed() throws Exception {
        try (Origin listed = Origin.start(List.of(OriginFile.plain("f", 1)))) {
            assertThat(client.send(HttpRequest.newBuilder(URI.create(listed.url("any?size=10"))).build(), BodyHandlers.discarding())
                    .statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET *", "OPTIONS *", "GET http://h/f", "GET http://h", "CONNECT h:80", "GET //"})
    void anOddRequestTargetLeavesNothingInFlight(String requestLine) throws Exception {
        try (Socket socket = ask(requestLine)) {
            socket.getInputStream().readAllBytes();
        }
        assertThat(origin.saw().awaitInFlight(0, SOON)).isTrue();
        assertThat(get("nothing").statusCode()).as("the server goes on").isEqualTo(404);
    }

    @Test
    void aFileTakesItsLatencyAndItsRate() throws Exception {
        OriginFile slow = new OriginFile("f", 50_000, Duration.ofMillis(50), 500_000);
        origin.serve(slow);
        long startedNanos = System.nanoTime();
        assertThat(get("f").body()).isEqualTo(content("f", 50_000));

        assertThat(Duration.ofNanos(System.nanoTime() - startedNanos)).isGreaterThanOrEqualTo(slow.time());
    }

    @Test
    void closingReleasesWhatIsHeldBack() throws Exception {
        Gate before = origin.serveGated(OriginFile.plain("a", 10), 0);
        Gate within = origin.serveGated(OriginFile.plain("b", 10), 5);
        CompletableFuture<HttpResponse<byte[]>> one = getting("a");
        CompletableFuture<HttpResponse<byte[]>> other = getting("b");
        before.awaitReached(SOON);
        within.awaitReached(SOON);
        origin.close();

        assertThatThrownBy(() -> one.get(SOON.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> other.get(SOON.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThat(origin.saw().inFlight()).isZero();
    }

    @Test
    void aPortThatIsTakenIsAnError() {
        assertThatThrownBy(() -> Origin.start(origin.port(), false)).isInstanceOf(IOException.class);
    }
}
