package brigade.async.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.async.http.RawServer.Peer;
import brigade.async.http.RawServer.Script;
import brigade.common.http.BlockingHttp;
import brigade.common.http.Exchange;
import brigade.common.http.Head;
import brigade.common.http.Proxies;
import brigade.common.http.Request;
import brigade.common.http.RequestFailure;
import brigade.common.http.Timeouts;
import brigade.common.http.WebAddress;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the transport of the event loops makes of a server that does as it likes. */
@NullMarked
@Timeout(60)
class LoopHttpTest {
    private static final Timeouts PATIENT = Timeouts.of(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final Timeouts HASTY = Timeouts.of(Duration.ofMillis(400), Duration.ofMillis(400));
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    @TempDir
    private Path directory;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setUseDaemonThread(true));
    private final Context loop = vertx.getOrCreateContext();
    private LoopHttp client = new LoopHttp(vertx, Optional.empty());

    /** An answer, or why there is none. */
    private record Came(int status, String body, String failure) {

        static Came of(Throwable failure) {
            Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
            return new Came(0, "",
                    cause instanceof RequestFailure known ? known.kind() + ": " + known.getMessage() : String.valueOf(cause));
        }
    }

    /** What a server does, and how it is asked. */
    record Fault(String name, Script script, Function<RawServer, Request> request) {

        static Fault plain(String name, String answer) {
            return plain(name, peer -> {
                peer.request();
                peer.write(answer);
            });
        }

        static Fault plain(String name, Script script) {
            return new Fault(name, script, server -> asking(server.url("x")));
        }

        static Fault secure(String name, Script script) {
            return new Fault(name, script, server -> asking("https://127.0.0.1:" + server.port() + "/x"));
        }

        static Fault tunnel(String name, Script script) {
            return new Fault(name, script, server -> through(server, "https://other.example/x"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @AfterEach
    void close() throws Exception {
        onLoop(client::close);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private <T> T onLoop(Supplier<Future<T>> action) throws Exception {
        CompletableFuture<T> end = new CompletableFuture<>();
        loop.runOnContext(_ -> {
            try {
                action.get().onComplete(end::complete, end::completeExceptionally);
            } catch (RuntimeException e) {
                end.completeExceptionally(e);
            }
        });
        return end.get(30, TimeUnit.SECONDS);
    }

    private static Request asking(String url) {
        return Request.of(WebAddress.parse(url), Optional.empty());
    }

    private static Request through(RawServer proxy, String url) {
        WebAddress address = WebAddress.parse(url);
        Proxies proxies = Proxies
                .of(Map.of("https_proxy", "http://127.0.0.1:" + proxy.port(), "http_proxy", "http://127.0.0.1:" + proxy.port()));
        return Request.of(address, proxies.before(address));
    }

    private Came get(Request request, Timeouts timeouts) {
        try {
            return onLoop(() -> {
                LoopExchange exchange = client.send(request, timeouts);
                return exchange.head().compose(head -> whole(exchange).map(body -> new Came(head.status(), body, "")))
                        .onComplete(_ -> exchange.close());
            });
        } catch (Exception e) {
            return Came.of(e);
        }
    }

    private Came get(String url) {
        return get(asking(url), PATIENT);
    }

    private static Future<String> whole(LoopExchange exchange) {
        Promise<String> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        exchange.body().handler(read::appendBuffer).endHandler(_ -> whole.complete(read.toString(StandardCharsets.ISO_8859_1)))
                .exceptionHandler(whole::fail).resume();
        return whole.future();
    }

    private static Came blocking(Request request, Timeouts timeouts, Optional<Path> trust) throws InterruptedException {
        return BlockingHttp.with(trust, client -> {
            try (Exchange exchange = client.send(request, timeouts)) {
                return new Came(exchange.head().status(), new String(exchange.body().readAllBytes(), StandardCharsets.ISO_8859_1),
                        "");
            } catch (IOException e) {
                return Came.of(e);
            }
        });
    }

    private static SSLSocketFactory certified() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = resource("loopback.p12")) {
            store.load(in, "brigade".toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "brigade".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getSocketFactory();
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(LoopHttpTest.class.getResourceAsStream("/brigade/conformance/" + name), name);
    }

    private Optional<Path> trust() throws IOException {
        Path pem = directory.resolve("loopback.pem");
        try (InputStream in = resource("loopback.pem")) {
            Files.write(pem, in.readAllBytes());
        }
        return Optional.of(pem);
    }

    static Stream<Fault> faults() {
        String chunked = OK + "Transfer-Encoding: chunked\r\n\r\n";
        return Stream.of(
                Fault.plain("a length", OK + "Content-Length: 5\r\n\r\nhello"),
                Fault.plain("chunks", chunked + "2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\nTrailer: x\r\n\r\n"),
                Fault.plain("up to the end", OK + "\r\nhello"),
                Fault.plain("length and chunks",
                        OK + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
                Fault.plain("two lengths", OK + "Content-Length: 3\r\nContent-Length: 5\r\n\r\nhello"),
                Fault.plain("nothing", ""),
                Fault.plain("half a head", OK + "Content-"),
                Fault.plain("half a body", OK + "Content-Length: 50\r\n\r\nhello"),
                Fault.plain("half a chunk", chunked + "50\r\nhello"),
                Fault.plain("no last chunk", chunked + "5\r\nhello\r\n"),
                Fault.plain("garbage for a chunk's size", chunked + "5\r\nhello\r\nbread\r\n"),
                Fault.plain("a chunk longer than it says", chunked + "4\r\nhello\r\n0\r\n\r\n"),
                Fault.plain("nonsense", "NONSENSE and nothing else\r\n\r\n"),
                Fault.plain("switching protocols", "HTTP/1.1 101 Switching Protocols\r\n\r\n"),
                Fault.plain("many interim answers",
                        "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".repeat(1000) + OK + "Content-Length: 2\r\n\r\nok"),
                Fault.plain("too many interim answers", "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n".repeat(10_000) + OK + "\r\n"),
                Fault.plain("200 KiB of headers",
                        OK + ("X: " + "y".repeat(1019) + "\r\n").repeat(200) + "Content-Length: 2\r\n\r\nok"),
                Fault.plain("300 KiB of headers",
                        OK + ("X: " + "y".repeat(1019) + "\r\n").repeat(300) + "Content-Length: 2\r\n\r\nok"),
                Fault.plain("no content", "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello"),
                Fault.plain("an odd header line", OK + "no colon\r\na name: with a space\r\nContent-Length: 2\r\n\r\nok"),
                Fault.plain("a reset", peer -> {
                    peer.request();
                    peer.reset();
                }),
                Fault.plain("a reset in the body", peer -> {
                    peer.request();
                    peer.write(OK + "Content-Length: 50\r\n\r\nhello");
                    peer.reset();
                }),
                Fault.plain("silence", Peer::awaitClose),
                Fault.plain("silence in the head", peer -> {
                    peer.request();
                    peer.write(OK);
                    peer.awaitClose();
                }),
                Fault.plain("silence in the body", peer -> {
                    peer.request();
                    peer.write(OK + "Content-Length: 50\r\n\r\nhello");
                    peer.awaitClose();
                }),
                Fault.secure("TLS", peer -> {
                    Peer secure = peer.secured(certified());
                    secure.request();
                    secure.write(OK + "Content-Length: 2\r\n\r\nok");
                }),
                Fault.secure("TLS, up to the end", peer -> {
                    Peer secure = peer.secured(certified());
                    secure.request();
                    secure.write(OK + "\r\nok");
                    secure.socket().close();
                }),
                Fault.secure("TLS cut off at the end", peer -> {
                    Peer secure = peer.secured(certified());
                    secure.request();
                    secure.write(OK + "\r\nok");
                    peer.socket().close();
                }),
                Fault.secure("TLS cut off in the body", peer -> {
                    Peer secure = peer.secured(certified());
                    secure.request();
                    secure.write(OK + "Content-Length: 50\r\n\r\nhello");
                    peer.socket().close();
                }),
                Fault.secure("TLS cut off in the handshake", peer -> peer.socket().getInputStream().read(new byte[4096])),
                Fault.secure("TLS reset in the handshake", peer -> {
                    peer.socket().getInputStream().read();
                    peer.reset();
                }),
                Fault.secure("silence in place of TLS", Peer::awaitClose),
                Fault.secure("plain HTTP in place of TLS", peer -> {
                    peer.socket().getInputStream().read(new byte[4096]);
                    peer.write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                    peer.awaitClose();
                }),
                Fault.secure("no cipher in common", peer -> {
                    SSLContext context = SSLContext.getInstance("TLS");
                    context.init(null, null, null); // Without a certificate.
                    peer.secured(context.getSocketFactory());
                }),
                Fault.tunnel("a tunnel to another name than the certificate's", peer -> {
                    peer.request();
                    peer.write("HTTP/1.1 200 Connection established\r\n\r\n");
                    peer.secured(certified()).request();
                }),
                Fault.tunnel("a tunnel whose proxy answers for the server", peer -> {
                    peer.request();
                    peer.write("HTTP/1.1 200 Connection established\r\n\r\n" + OK + "Content-Length: 4\r\n\r\nevil");
                    peer.awaitClose();
                }),
                Fault.plain("a reset at once", Peer::reset),
                Fault.tunnel("a tunnel refused", peer -> {
                    peer.request();
                    peer.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\nNo.\n");
                }),
                Fault.tunnel("a tunnel not to be had now", peer -> {
                    peer.request();
                    peer.write("HTTP/1.1 502 Bad Gateway\r\n\r\n");
                }),
                Fault.tunnel("a tunnel cut off", Peer::request),
                Fault.tunnel("silence in place of a tunnel", Peer::awaitClose),
                Fault.tunnel("nonsense in place of a tunnel", peer -> {
                    peer.request();
                    peer.write("NONSENSE\r\n\r\n");
                }));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsTheSameAsToTheBlockingTransport(Fault fault) throws Exception {
        client = new LoopHttp(vertx, trust());
        try (RawServer server = new RawServer(fault.script())) {
            Request request = fault.request().apply(server);

            Timeouts timeouts = fault.name().startsWith("silence") ? HASTY : PATIENT;

            assertThat(get(request, timeouts)).isEqualTo(blocking(request, timeouts, trust()));
        }
    }

    @Test
    void whoIsNotTrustedIsSaidToBeInTheSameWords() throws Exception {
        try (RawServer server = new RawServer(peer -> peer.secured(certified()).request())) {
            Request request = asking("https://127.0.0.1:" + server.port() + "/x");

            assertThat(get(request, PATIENT)).isEqualTo(blocking(request, PATIENT, Optional.empty()))
                    .extracting(Came::failure).asString().startsWith("NOT_TRUSTED: the server's certificate is not trusted: ");
        }
    }

    @Test
    void aTunnelLeadsToTheServerThatTheCertificateIsFor() throws Exception {
        client = new LoopHttp(vertx, trust());
        try (RawServer proxy = new RawServer(peer -> {
            assertThat(peer.request()).startsWith("CONNECT localhost:443 HTTP/1.1\r\n");
            peer.write("HTTP/1.1 200 Connection established\r\nContent-Length: 5\r\n\r\n");
            Peer secure = peer.secured(certified());
            secure.request();
            secure.write(OK + "Content-Length: 2\r\n\r\nok");
            secure.request();
        })) {
            assertThat(get(through(proxy, "https://localhost/x"), PATIENT)).isEqualTo(new Came(200, "ok", ""));
        }
    }

    @Test
    void aConnectionServesAgainAndASurplusEndsIt() throws Exception {
        try (RawServer server = new RawServer(peer -> {
            while (!peer.request().isEmpty()) {
                peer.write(OK + "Content-Length: 2\r\n\r\n" + peer.number() + ".");
            }
        }); RawServer generous = new RawServer(peer -> {
            while (!peer.request().isEmpty()) {
                peer.write(OK + "Content-Length: 2\r\n\r\nok" + OK + "Content-Length: 4\r\n\r\nevil");
            }
        })) {
            assertThat(Stream.generate(() -> get(server.url("x")).body()).limit(3)).containsExactly("1.", "1.", "1.");
            assertThat(Stream.generate(() -> get(generous.url("x")).body()).limit(3)).containsExactly("ok", "ok", "ok");
            assertThat(generous.accepted()).isEqualTo(3);
        }
    }

    @Test
    void aSurplusThatComesLaterEndsAConnectionThatIsKept() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
            peer.request();
            peer.write(OK + "Content-Length: 2\r\n\r\n" + peer.number() + ".");
            answered.await();
            peer.write(OK + "Content-Length: 4\r\n\r\nevil");
            peer.awaitClose();
            gone.countDown();
        })) {
            assertThat(get(server.url("x")).body()).isEqualTo("1.");
            answered.countDown();
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(get(server.url("x")).body()).isEqualTo("2.");
        }
    }

    /** The server closes when it has read the request: no client can have seen it before. */
    @Test
    void aKeptConnectionThatClosesUnderARequestIsReplaced() throws Exception {
        try (RawServer server = new RawServer(peer -> {
            peer.request();
            peer.write(OK + "Content-Length: 2\r\n\r\n" + peer.number() + ".");
            peer.request();
        })) {
            assertThat(Stream.generate(() -> get(server.url("x")).body()).limit(3)).containsExactly("1.", "2.", "3.");
        }
    }

    @Test
    void aFreshConnectionThatClosesIsNotReplaced() throws Exception {
        try (RawServer server = new RawServer(Peer::request)) {
            assertThat(get(server.url("x")).failure()).startsWith("CLOSED");
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void everyAddressIsTried() throws Exception {
        try (RawServer server = new RawServer(peer -> { // At 127.0.0.1 alone.
            peer.request();
            peer.write(OK + "Content-Length: 2\r\n\r\nok");
        })) {
            client = new LoopHttp(vertx, Optional.empty(), _ -> CompletableFuture
                    .completedFuture(List.of(InetAddress.ofLiteral("::1"), InetAddress.getLoopbackAddress())));

            assertThat(get("http://two-addresses.example:" + server.port() + "/x").body()).isEqualTo("ok");
        }
    }

    @Test
    void aLookUpThatTakesForEverHoldsNothingUp() {
        client = new LoopHttp(vertx, Optional.empty(), _ -> new CompletableFuture<>());

        assertThat(get(asking("http://dead-resolver.example/x"), HASTY).failure()).startsWith("NO_CONNECTION");
    }

    @Test
    void aNameWithoutAnAddressIsUnknown() {
        client = new LoopHttp(vertx, Optional.empty(),
                name -> CompletableFuture.failedFuture(new UnknownHostException(name)));

        assertThat(get("http://nowhere.example/x").failure()).isEqualTo("UNKNOWN_HOST: unknown host");
    }

    @Test
    void nobodyListens() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(get("http://127.0.0.1:" + port + "/x").failure()).isEqualTo("CANNOT_CONNECT: cannot connect");
    }

    @Test
    void oneDeadlineEndsAllOfIt() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (RawServer server = new RawServer(peer -> {
            peer.request();
            peer.write(OK + "Transfer-Encoding: chunked\r\n\r\n");
            while (!over.get()) {
                peer.write("1\r\nx\r\n");
                Thread.onSpinWait();
            }
        })) {
            assertThat(get(asking(server.url("x")), Timeouts.within(Duration.ofMillis(400))).failure()).startsWith("NOTHING_CAME");
            over.set(true);
        }
    }

    @Test
    void aMillionChunksOfOneByteTakeNoTime() throws Exception {
        byte[] chunks = "1\r\nx\r\n".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        try (RawServer server = new RawServer(peer -> {
            peer.request();
            peer.write(OK + "Transfer-Encoding: chunked\r\n\r\n");
            peer.write(chunks);
            peer.write("0\r\n\r\n");
        })) {
            long startedNanos = System.nanoTime();
            assertThat(get(server.url("x")).body()).hasSize(1_000_000);
            assertThat(Duration.ofNanos(System.nanoTime() - startedNanos)).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** The server writes until nobody takes any more, for which it takes a few MiB in the buffers of two systems. */
    @Test
    void aSlowReaderHoldsTheServerBack() throws Exception {
        AtomicLong written = new AtomicLong();
        byte[] block = new byte[64 << 10];
        long most = 256L << 20;
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
            peer.request();
            peer.write(OK + "Content-Length: " + most + "\r\n\r\n");
            try {
                while (written.get() < most) {
                    peer.write(block);
                    written.addAndGet(block.length);
                }
            } finally {
                closed.countDown();
            }
        })) {
            CompletableFuture<LoopExchange> opened = new CompletableFuture<>();
            Buffer first = onLoop(() -> {
                LoopExchange exchange = client.send(asking(server.url("x")), HASTY);
                opened.complete(exchange);
                Promise<Buffer> came = Promise.promise();
                return exchange.head().compose(_ -> {
                    exchange.body().exceptionHandler(came::tryFail).handler(came::tryComplete).fetch(1);
                    return came.future();
                });
            });
            assertThat(first.length()).isPositive();
            long before;
            do { // Longer than the timeout for a wait: it is we who wait, and no timer runs.
                before = written.get();
                assertThat(closed.await(500, TimeUnit.MILLISECONDS)).isFalse();
            } while (written.get() > before);
            assertThat(written.get()).isLessThan(32L << 20);

            onLoop(() -> {
                opened.join().close();
                return Future.succeededFuture();
            });
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingCancelsWhateverIsInFlight() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
            peer.request();
            asked.countDown();
            peer.awaitClose();
            closed.countDown();
        })) {
            CompletableFuture<Head> head = new CompletableFuture<>();
            loop.runOnContext(_ -> client.send(asking(server.url("x")), PATIENT).head().onComplete(head::complete,
                    head::completeExceptionally));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            onLoop(client::close);

            assertThatThrownBy(head::get).isInstanceOfAny(ExecutionException.class, CancellationException.class)
                    .hasRootCauseInstanceOf(CancellationException.class);
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aBodyThatNobodyReadsClosesItsConnection() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = new RawServer(peer -> {
            peer.request();
            peer.write(OK + "Content-Length: 5\r\n\r\nhe");
            peer.awaitClose();
            closed.countDown();
        })) {
            onLoop(() -> {
                LoopExchange exchange = client.send(asking(server.url("x")), PATIENT);
                return exchange.head().onComplete(_ -> exchange.close());
            });
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aConnectionWhoseAnswerCameWithItsHeadServesAgainAtOnce() throws Exception {
        try (RawServer server = new RawServer(peer -> {
            while (!peer.request().isEmpty()) {
                peer.write("HTTP/1.1 302 Found\r\nContent-Length: 2\r\n\r\nok");
            }
        })) {
            Integer statuses = onLoop(() -> status(server).compose(_ -> status(server)).compose(_ -> status(server)));
            assertThat(statuses).isEqualTo(302);
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    private Future<Integer> status(RawServer server) {
        LoopExchange exchange = client.send(asking(server.url("x")), PATIENT);
        return exchange.head().map(Head::status).onComplete(_ -> exchange.close());
    }
}
