package brigade.async.future;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.http.BlockingHttp;
import brigade.common.http.Exchange;
import brigade.common.http.Proxies.Proxy;
import brigade.common.http.Request;
import brigade.common.http.RequestFailure;
import brigade.common.http.Timeouts;
import brigade.common.http.WebAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The transport of asynchronous channels, held against the blocking one: whatever a server does, both give the same answer or fail in
 * the same words.
 *
 * <p>If a test fails, check: what differs between {@link AsyncConnection} and the blocking transport's connection.
 */
@NullMarked
@Timeout(60)
class AsyncHttpTest {
    private static final Timeouts LONG = Timeouts.of(Duration.ofSeconds(20), Duration.ofSeconds(20));
    private static final Timeouts SHORT = Timeouts.of(Duration.ofMillis(300), Duration.ofMillis(300));
    private static final int MUCH = 64 << 20;
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    @TempDir
    Path directory;

    private static Request request(String url) {
        return Request.of(WebAddress.parse(url), Optional.empty());
    }

    private static Request proxied(String url, RawServer proxy) {
        return Request.of(WebAddress.parse(url), Optional.of(new Proxy("127.0.0.1", proxy.port(), Optional.empty())));
    }

    private static String said(int status, byte[] body) {
        return body.length <= 100 ? status + " " + new String(body, StandardCharsets.ISO_8859_1)
                : status + " and " + body.length + " bytes, hash " + Arrays.hashCode(body);
    }

    private static String said(Throwable failure) {
        RequestFailure known = RequestFailure.in(failure).orElseThrow(() -> new AssertionError("not a RequestFailure", failure));
        return known.kind() + ": " + known.getMessage();
    }

    private static String asynchronously(AsyncHttp client, Request request, Timeouts timeouts) {
        try {
            return client.send(request, timeouts, exchange -> exchange.readNBytes(Integer.MAX_VALUE)
                    .thenApply(body -> said(exchange.head().status(), body))).join();
        } catch (CompletionException e) {
            return said(e);
        }
    }

    private static String blocking(BlockingHttp client, Request request, Timeouts timeouts) {
        try (Exchange exchange = client.send(request, timeouts)) {
            return said(exchange.head().status(), exchange.body().readAllBytes());
        } catch (IOException e) {
            return said(e);
        }
    }

    /** Sends the requests in sequence, with each transport; returns what both got, which is the same. */
    private static List<String> both(Optional<Path> trust, Timeouts timeouts, Request... requests) throws InterruptedException {
        return both(trust, timeouts, new Semaphore(Integer.MAX_VALUE), requests);
    }

    /** Does so, and waits after each for a permit. */
    private static List<String> both(Optional<Path> trust, Timeouts timeouts, Semaphore after, Request... requests)
            throws InterruptedException {
        List<String> asynchronous = new ArrayList<>();
        try (AsyncHttp client = AsyncHttp.open(trust)) {
            for (Request request : requests) {
                asynchronous.add(asynchronously(client, request, timeouts));
                after.acquire();
            }
        }
        List<String> blocking = BlockingHttp.with(trust, client -> {
            List<String> all = new ArrayList<>();
            for (Request request : requests) {
                all.add(blocking(client, request, timeouts));
                after.acquire();
            }
            return all;
        });
        assertThat(asynchronous).as("what the blocking transport gets").isEqualTo(blocking);
        return asynchronous;
    }

    private static String both(Timeouts timeouts, RawServer server) throws InterruptedException {
        return both(Optional.empty(), timeouts, request(server.url())).getFirst();
    }

    /** Answers each connection with this, and closes it. */
    private static RawServer answering(String answer) throws IOException {
        return RawServer.plain((socket, _) -> {
            RawServer.request(socket);
            RawServer.say(socket, answer);
        });
    }

    @Test
    void framingIsTheDecoders() throws Exception {
        List<List<String>> answersAndMeanings = List.of(
                List.of(HELLO, "200 hello"),
                List.of("HTTP/1.1 200 OK\r\n\r\nto the end", "200 to the end"),
                List.of("HTTP/1.1 200 OK\r\nContent-Length: 10\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
                        "200 hello"),
                List.of("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nxyz\r\n",
                        "MALFORMED: not HTTP: a chunk's size is 'xyz'"),
                List.of("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloo\r\n0\r\n\r\n",
                        "MALFORMED: not HTTP: a chunk is longer than its size says"),
                List.of("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                        "MALFORMED: not HTTP: it has several lengths: 5, 6"),
                List.of("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello", "CUT_OFF: connection closed"),
                List.of("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(90_000), "CUT_OFF: connection closed"),
                List.of("HTTP/1.1 200 OK\r\nContent-Le", "CLOSED: connection closed"),
                List.of("", "CLOSED: connection closed"),
                List.of("SSH-2.0-OpenSSH\r\n", "MALFORMED: not HTTP: its first line is 'SSH-2.0-OpenSSH'"),
                List.of("HTTP/1.1 102 Processing\r\n\r\n".repeat(5000) + HELLO, "200 hello"),
                List.of("HTTP/1.1 102 Processing\r\n\r\n".repeat(50_000) + HELLO,
                        "MALFORMED: not HTTP: its headers are larger than 256 KiB"),
                List.of("HTTP/1.1 200 OK\r\nX: " + "x".repeat(200 << 10) + "\r\nContent-Length: 5\r\n\r\nhello", "200 hello"),
                List.of("HTTP/1.1 200 OK\r\nX: " + "x".repeat(300 << 10) + "\r\nContent-Length: 5\r\n\r\nhello",
                        "MALFORMED: not HTTP: its headers are larger than 256 KiB"));
        for (List<String> each : answersAndMeanings) {
            try (RawServer server = answering(each.getFirst())) {
                assertThat(both(LONG, server)).isEqualTo(each.getLast());
            }
        }
    }

    @Test
    void aMillionChunksOfOneByteComeInNoTime() throws Exception {
        byte[] chunk = "1\r\nx\r\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] chunks = new byte[1_000_000 * chunk.length];
        for (int at = 0; at < chunks.length; at += chunk.length) {
            System.arraycopy(chunk, 0, chunks, at, chunk.length);
        }
        try (RawServer server = RawServer.plain((socket, _) -> {
            RawServer.request(socket);
            RawServer.say(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            socket.getOutputStream().write(chunks);
            RawServer.say(socket, "0\r\n\r\n");
        })) {
            assertThat(both(LONG, server)).startsWith("200 and 1000000 bytes");
        }
    }

    @Test
    void manyReadsThatCompleteAtOnceNeedNoStack() throws Exception {
        int many = 100_000;
        try (RawServer server = answering("HTTP/1.1 200 OK\r\nContent-Length: " + many + "\r\n\r\n" + "x".repeat(many));
                AsyncHttp client = AsyncHttp.open()) {
            ByteBuffer one = ByteBuffer.allocate(1);
            AtomicLong read = new AtomicLong();

            Long count = client.send(request(server.url()), LONG, exchange -> Loop.<Long>until(() -> exchange.read(one.clear())
                    .thenApply(bytes -> bytes < 0 ? Optional.of(read.get()) : read.addAndGet(bytes) < 0 ? Optional.of(-1L)
                            : Optional.empty())))
                    .join();

            assertThat(count).isEqualTo(many);
        }
    }

    @Test
    void aConnectionServesSeveralRequests() throws Exception {
        try (RawServer server = RawServer.plain((socket, _) -> {
            while (!RawServer.request(socket).isEmpty()) {
                RawServer.say(socket, HELLO);
            }
        })) {
            Request request = request(server.url());
            assertThat(both(Optional.empty(), LONG, request, request, request)).containsOnly("200 hello");
            assertThat(server.connections()).as("one for each transport").isEqualTo(2);
        }
    }

    /** In the buffer with the body; in the system's buffer behind a large one; and on its own, before the next request is sent. */
    @Test
    void whatComesBehindAnAnswerIsNeverTheNextOne() throws Exception {
        String large = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + "x".repeat(100_000);
        String evil = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";
        for (String answer : List.of(HELLO, large)) {
            Semaphore said = new Semaphore(0);
            try (RawServer server = RawServer.plain((socket, _) -> {
                while (!RawServer.request(socket).isEmpty()) {
                    RawServer.say(socket, answer + evil);
                    said.release();
                }
            })) {
                Request request = request(server.url());
                assertThat(both(Optional.empty(), LONG, said, request, request, request)).noneMatch(got -> got.contains("evil"));
                assertThat(server.connections()).isEqualTo(6);
            }
        }
    }

    @Test
    void whatComesWhileAConnectionIsIdleIsNeverAnAnswer() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch surplus = new CountDownLatch(1);
        try (RawServer server = RawServer.plain((socket, number) -> {
            RawServer.request(socket);
            RawServer.say(socket, HELLO);
            if (number == 1) {
                ended.await();
                RawServer.say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
                surplus.countDown();
            }
            RawServer.next(socket);
        }); AsyncHttp client = AsyncHttp.open()) {
            assertThat(asynchronously(client, request(server.url()), LONG)).isEqualTo("200 hello");
            ended.countDown();
            surplus.await();

            assertThat(asynchronously(client, request(server.url()), LONG)).isEqualTo("200 hello");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aKeptConnectionThatClosesIsReplacedAtOnce() throws Exception {
        for (boolean underRequest : List.of(true, false)) {
            try (RawServer server = RawServer.plain((socket, number) -> {
                RawServer.request(socket);
                RawServer.say(socket, HELLO);
                if (underRequest) {
                    RawServer.next(socket);
                    if (number % 4 == 0) {
                        socket.setSoLinger(true, 0);
                    }
                }
            })) {
                Request request = request(server.url());
                assertThat(both(Optional.empty(), LONG, request, request, request, request)).containsOnly("200 hello");
                assertThat(server.connections()).isEqualTo(8);
            }
        }
    }

    @Test
    void onlyAConnectionThatServedBeforeIsReplaced() throws Exception {
        try (RawServer server = RawServer.plain((socket, _) -> RawServer.request(socket))) {
            assertThat(both(LONG, server)).isEqualTo("CLOSED: connection closed");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void theHeadMustBeWholeInTimeHoweverItTrickles() throws Exception {
        try (RawServer server = RawServer.plain((socket, _) -> {
            RawServer.request(socket);
            RawServer.say(socket, "HTTP/1.1 200 OK\r\nX: ");
            while (true) {
                RawServer.say(socket, "x");
                Thread.sleep(20);
            }
        })) {
            assertThat(both(SHORT, server)).isEqualTo("NOTHING_CAME: timed out");
        }
    }

    @Test
    void aBodyMayTakeLongButNotStall() throws Exception {
        try (RawServer slow = RawServer.plain((socket, _) -> {
            RawServer.request(socket);
            RawServer.say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n");
            for (int i = 0; i < 20; i++) {
                Thread.sleep(30);
                RawServer.say(socket, "x");
            }
        }); RawServer stalled = RawServer.plain((socket, _) -> {
            RawServer.request(socket);
            RawServer.say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nx");
            RawServer.next(socket);
        })) {
            assertThat(both(Timeouts.of(Duration.ofSeconds(20), Duration.ofMillis(500)), slow)).isEqualTo("200 " + "x".repeat(20));
            assertThat(both(SHORT, stalled)).isEqualTo("NOTHING_CAME: timed out");
            assertThat(both(Timeouts.within(Duration.ofMillis(300)), slow)).isEqualTo("NOTHING_CAME: timed out");
        }
    }

    @Test
    void whereThereIsNobodyItSaysSo() throws Exception {
        int port;
        try (RawServer gone = answering(HELLO)) {
            port = gone.port();
        }
        assertThat(both(Optional.empty(), LONG, request("http://127.0.0.1:" + port + "/"), request("http://nobody.invalid/"),
                request("http://[::1]:" + port + "/"))).containsExactly("CANNOT_CONNECT: cannot connect",
                        "UNKNOWN_HOST: unknown host",
                        "CANNOT_CONNECT: cannot connect");
    }

    @Test
    void everyAddressOfANameIsTried() throws Exception {
        try (RawServer server = answering(HELLO)) {
            assertThat(both(Optional.empty(), LONG, request(server.url("localhost")))).containsExactly("200 hello");
        }
    }

    @Test
    void noMoreIsReadThanWasTaken() throws Exception {
        AtomicLong sent = new AtomicLong();
        CompletableFuture<Void> other = new CompletableFuture<>();
        try (RawServer server = RawServer.plain((socket, number) -> {
            RawServer.request(socket);
            RawServer.say(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + MUCH + "\r\n\r\n");
            byte[] chunk = new byte[64 << 10];
            for (int at = 0; at < MUCH; at += chunk.length) {
                socket.getOutputStream().write(chunk);
                if (number == 1) {
                    sent.addAndGet(chunk.length);
                }
            }
        }); AsyncHttp client = AsyncHttp.open()) {
            CompletableFuture<byte[]> first = client.send(request(server.url()), LONG,
                    exchange -> exchange.read(ByteBuffer.allocate(100))
                            .thenCompose(_ -> other)
                            .thenCompose(_ -> exchange.readNBytes(MUCH)));
            assertThat(asynchronously(client, request(server.url()), LONG)).startsWith("200 and " + MUCH);

            assertThat(sent.get()).as("sent of the first, while the second came whole").isLessThan(MUCH / 2);
            other.complete(null);
            assertThat(first.join().length).isGreaterThan(MUCH - 101);
        }
    }

    @Test
    void cancellingClosesEverythingAtOnceAndLeavesNoThread() throws Exception {
        CountDownLatch asked = new CountDownLatch(20);
        CountDownLatch closed = new CountDownLatch(20);
        AsyncHttp client = AsyncHttp.open();
        try (RawServer server = RawServer.plain((socket, number) -> {
            RawServer.request(socket);
            if (number % 2 == 0) {
                RawServer.say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nx");
            }
            asked.countDown();
            try {
                RawServer.next(socket);
            } finally {
                closed.countDown();
            }
        })) {
            List<CompletableFuture<byte[]>> all = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                all.add(client.send(request(server.url()), LONG, exchange -> exchange.readNBytes(20)));
            }
            asked.await();
            client.cancel();

            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(all).allSatisfy(each -> assertThat(each).failsWithin(Duration.ofSeconds(10)));
            assertThat(client.send(request(server.url()), LONG, exchange -> exchange.readNBytes(20)))
                    .failsWithin(Duration.ofSeconds(10));
        }
        client.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("async-io-") && thread.isAlive());
    }

    @Test
    void anUnreadBodyClosesItsConnection() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (RawServer server = RawServer.plain((socket, _) -> {
            RawServer.request(socket);
            RawServer.say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nx");
            try {
                RawServer.next(socket);
            } finally {
                closed.countDown();
            }
        }); AsyncHttp client = AsyncHttp.open()) {
            assertThat(client.send(request(server.url()), LONG,
                    exchange -> CompletableFuture.completedFuture(exchange.head().status())))
                    .succeedsWithin(Duration.ofSeconds(10)).isEqualTo(200);
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aLargeBodyComesOverTls() throws Exception {
        byte[] body = new byte[MUCH];
        for (int i = 0; i < MUCH; i++) {
            body[i] = (byte) (i * 31 + i / 1000);
        }
        try (RawServer server = RawServer.secure((socket, _) -> {
            while (!RawServer.request(socket).isEmpty()) {
                RawServer.say(socket, "HTTP/1.1 200 OK\r\nContent-Length: " + MUCH + "\r\n\r\n");
                socket.getOutputStream().write(body);
            }
        })) {
            Request request = request(server.url());
            assertThat(both(Optional.of(RawServer.certificate(directory)), LONG, request, request))
                    .containsOnly("200 and " + MUCH + " bytes, hash " + Arrays.hashCode(body));
            assertThat(server.connections()).as("each is kept").isEqualTo(2);
        }
    }

    @Test
    void tlsFailsInTheSameWords() throws Exception {
        RawServer.Talk hello = (socket, _) -> {
            RawServer.request(socket);
            RawServer.say(socket, HELLO);
        };
        Optional<Path> trust = Optional.of(RawServer.certificate(directory));
        try (RawServer server = RawServer.secure(hello)) {
            assertThat(both(trust, LONG, request(server.url()), request(server.url("localhost"))))
                    .containsExactly("200 hello", "200 hello");
            assertThat(both(LONG, server)).startsWith("NOT_TRUSTED: the server's certificate is not trusted: ");
            assertThat(both(trust, LONG, request(server.url("127.0.0.2")))).singleElement().asString().startsWith("CANNOT_CONNECT");
        }
        try (RawServer cut = RawServer.unsecured((_, _) -> {})) {
            assertThat(both(LONG, cut)).isEqualTo("HANDSHAKE_CUT: the connection was closed during the TLS handshake");
        }
        try (RawServer cut = RawServer.unsecured((socket, _) -> RawServer.next(socket))) {
            assertThat(both(LONG, cut)).startsWith("HANDSHAKE_CUT");
        }
        try (RawServer silent = RawServer
                .unsecured((socket, _) -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()))) {
            assertThat(both(SHORT, silent)).isEqualTo("NO_CONNECTION: timed out");
        }
        try (RawServer plain = RawServer.unsecured((socket, _) -> {
            RawServer.say(socket, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        })) {
            assertThat(both(LONG, plain)).isEqualTo("NOT_SECURE: no secure connection: what came is no TLS");
        }
        for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
            try (RawServer choosy = RawServer.unsecured((socket, _) -> {
                SSLSocket secure = secured(socket, protocol);
                secure.setNeedClientAuth(true);
                try {
                    RawServer.request(secure);
                } catch (IOException _) { // To close now would reset the connection, and with it take back what was said.
                    socket.shutdownOutput();
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            })) {
                assertThat(both(trust, LONG, request(choosy.url()))).singleElement().asString()
                        .startsWith(
                                protocol.equals("TLSv1.2") ? "NOT_SECURE: no secure connection: (" : "CLOSED: connection closed");
            }
        }
    }

    private static SSLSocket secured(Socket socket, String... protocols) throws IOException {
        SSLSocket secure = (SSLSocket) RawServer.context().getSocketFactory().createSocket(socket, "", 0, false);
        secure.setUseClientMode(false);
        if (protocols.length > 0) {
            secure.setEnabledProtocols(protocols);
        }
        return secure;
    }

    @Test
    void aCertificateForAnotherNameIsNotTrusted() throws Exception {
        try (RawServer proxy = tunnel("")) {
            assertThat(both(Optional.of(RawServer.certificate(directory)), LONG, proxied("https://other.example/x", proxy)))
                    .singleElement().asString()
                    .startsWith("NOT_TRUSTED: the server's certificate is not trusted: No subject alternative");
        }
    }

    /** TLS 1.2 negotiates anew, TLS 1.3 updates its keys: between two answers, and within one. */
    @Test
    void aServerMayWantOtherKeysAtAnyTime() throws Exception {
        for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
            try (RawServer server = RawServer.unsecured((socket, _) -> {
                SSLSocket secure = secured(socket, protocol);
                while (!RawServer.request(secure).isEmpty()) {
                    RawServer.say(secure, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
                    secure.startHandshake();
                    RawServer.say(secure, "world");
                }
            })) {
                Request request = request(server.url());
                assertThat(both(Optional.of(RawServer.certificate(directory)), LONG, request, request))
                        .containsOnly("200 helloworld");
            }
        }
    }

    @Test
    void whatComesOverTlsWhileAConnectionIsIdleIsNeverAnAnswer() throws Exception {
        Semaphore said = new Semaphore(0);
        try (RawServer server = RawServer.secure((socket, _) -> {
            while (!RawServer.request(socket).isEmpty()) {
                RawServer.say(socket, HELLO);
                RawServer.say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil");
                said.release();
            }
        }); AsyncHttp client = AsyncHttp.open(Optional.of(RawServer.certificate(directory)))) {
            for (int i = 0; i < 3; i++) {
                assertThat(asynchronously(client, request(server.url()), LONG)).isEqualTo("200 hello");
                said.acquire();
            }
        }
    }

    /** A body without a length ends with TLS, and not with the connection, which anybody on the way can end. */
    @Test
    void aBodyEndsWithTls() throws Exception {
        try (RawServer server = RawServer.unsecured((socket, _) -> {
            SSLSocket secure = secured(socket);
            RawServer.request(secure);
            RawServer.say(secure, "HTTP/1.1 200 OK\r\n\r\nto the end");
            secure.close();
        }); RawServer truncated = RawServer.unsecured((socket, _) -> {
            SSLSocket secure = secured(socket);
            RawServer.request(secure);
            RawServer.say(secure, "HTTP/1.1 200 OK\r\n\r\nto the");
        }); RawServer cut = RawServer.unsecured((socket, _) -> {
            SSLSocket secure = secured(socket);
            RawServer.request(secure);
            RawServer.say(secure, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\ncut");
        })) {
            assertThat(both(Optional.of(RawServer.certificate(directory)), LONG, request(server.url()),
                    request(truncated.url()), request(cut.url())))
                    .containsExactly("200 to the end", "CUT_OFF: connection closed", "CUT_OFF: connection closed");
        }
    }

    private static RawServer tunnel(String surplus) throws IOException {
        return RawServer.plain((socket, _) -> {
            if (RawServer.request(socket).startsWith("CONNECT other.example:443 HTTP/1.1\r\nHost: other.example:443\r\n")) {
                RawServer.say(socket, "HTTP/1.1 200 Connection established\r\nContent-Length: 7\r\n\r\n" + surplus);
                SSLSocket secure = secured(socket);
                RawServer.request(secure);
                RawServer.say(secure, HELLO);
            }
        });
    }

    @Test
    void aProxyOpensATunnelOrSaysWhyNot() throws Exception {
        Request request = request("https://other.example/x");
        try (RawServer refusing = answering("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
                RawServer failing = answering("HTTP/1.1 503 Later\r\n\r\n");
                RawServer mad = answering("hello\r\n");
                RawServer deaf = answering("");
                RawServer open = tunnel("")) {
            assertThat(both(Optional.empty(), LONG, proxied(request.address().toString(), refusing),
                    proxied(request.address().toString(), failing), proxied(request.address().toString(), mad),
                    proxied(request.address().toString(), deaf)))
                    .containsExactly("PROXY_REFUSED: the proxy refused: HTTP 403 Forbidden",
                            "PROXY_FAILED: the proxy refused: HTTP 503 Service Unavailable",
                            "MALFORMED: not HTTP: its first line is 'hello'", "CLOSED: connection closed");
            assertThat(both(Optional.empty(), LONG, proxied("https://other.example/x", open))).singleElement().asString()
                    .startsWith("NOT_TRUSTED");
        }
        try (RawServer silent = RawServer.plain((socket, _) -> {
            RawServer.request(socket);
            RawServer.next(socket);
        })) {
            assertThat(both(Optional.empty(), SHORT, proxied("https://other.example/x", silent)))
                    .containsExactly("NO_CONNECTION: timed out");
        }
    }

    /** It was not encrypted, so it must not count as if it had been. */
    @Test
    void whatAProxySaysBehindItsAnswerIsNotTheServers() throws Exception {
        try (RawServer proxy = tunnel("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")) {
            assertThat(both(Optional.of(RawServer.certificate(directory)), LONG, proxied("https://other.example/x", proxy)))
                    .containsExactly("MALFORMED: not HTTP: more came than the answer to CONNECT");
        }
    }
}
