package brigade.conformance;

import brigade.common.origin.Content;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A server that answers as it is told, and not as HTTP would have it: it resets, stalls, cuts off, lies about lengths and changes its
 * content. Raw sockets, for what an HTTP server's own library would not let through. It remembers every request. Safe for use by
 * several threads.
 */
final class FaultyServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

    private static final byte[] IPV6_LOOPBACK = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    /** How long a client may take to write what it was sent; one that writes it elsewhere is not waited for any longer. */
    private static final Duration CLIENTS_PATIENCE = Duration.ofSeconds(5);

    private final ServerSocket server;
    private final Optional<SSLContext> tls;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, List<Answer>> answers = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final List<Request> requests = new ArrayList<>(); // guarded by itself
    private volatile Answer otherwise = status("404 Not Found");
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What a path answers; one for each request in turn, and the last one for all after it. */
    @FunctionalInterface
    interface Answer {
        /** Sends it. */
        void to(Request request, Wire wire) throws IOException, InterruptedException;
    }

    /**
     * A request that came.
     *
     * @param target what was asked for, as it stood in the request line
     * @param headers the headers, by their names in lower case
     * @param atNanos when it came
     */
    record Request(String target, Map<String, String> headers, long atNanos) {

        /** Returns the header's value; empty if there is none. */
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /** Returns where the wanted range begins; 0 without one. */
        long from() {
            Matcher range = RANGE.matcher(header("Range"));
            return range.matches() ? Long.parseLong(range.group(1)) : 0;
        }
    }

    /** The way back to the client. */
    final class Wire {
        private final Socket beneath;
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private boolean over;
        private int served;

        private Wire(Socket beneath, Socket socket, InputStream in) throws IOException {
            this.beneath = beneath;
            this.socket = socket;
            this.in = in;
            this.out = new BufferedOutputStream(socket.getOutputStream());
        }

        /** Returns whether the connection has served a request before this one. */
        boolean isKept() {
            return served > 1;
        }

        /** Sends status line and headers. */
        Wire head(String status, String... headers) throws IOException {
            return text(
                    "HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n") + "\r\n");
        }

        /** Sends these bytes. */
        Wire bytes(byte[] bytes, int from, int to) throws IOException {
            out.write(bytes, from, to - from);
            out.flush();
            return this;
        }

        /** Sends this text. */
        Wire text(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return this;
        }

        /** Says yes to a {@code CONNECT}, and passes on what comes from either side, to that port on loopback. */
        void tunnel(int port) throws IOException {
            try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port)) {
                head("200 Connection Established");
                over = true;
                threads.execute(() -> {
                    try (there) {
                        there.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException _) {
                        // Either side is gone, and soon the other.
                    }
                });
                in.transferTo(there.getOutputStream());
            }
        }

        /** Closes the connection: the body ends, whole or not. */
        void close() throws IOException {
            over = true;
            socket.close();
        }

        /** Closes the connection beneath TLS, which is told nothing: no {@code close_notify} is sent. */
        void cut() throws IOException {
            over = true;
            beneath.close();
        }

        /** Closes the connection with a reset. */
        void reset() throws IOException {
            over = true;
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Sends nothing more, until the server closes. */
        void stall() throws InterruptedException {
            closing.await();
        }

        /** Waits. */
        void pause(int millis) throws InterruptedException {
            closing.await(millis, TimeUnit.MILLISECONDS);
        }
    }

    private FaultyServer(ServerSocket server, Optional<SSLContext> tls) {
        this.server = server;
        this.tls = tls;
        threads.execute(this::accept);
    }

    /** Starts one on loopback. */
    static FaultyServer start() throws IOException {
        return new FaultyServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), Optional.empty());
    }

    /** Starts one on loopback's IPv6 address, if this machine has one; else on its IPv4 address. */
    static FaultyServer startOnIpv6() throws IOException {
        try {
            return new FaultyServer(new ServerSocket(0, 50, InetAddress.getByAddress(IPV6_LOOPBACK)), Optional.empty());
        } catch (BindException e) {
            System.err.println("no IPv6 here, so nothing is downloaded by it: " + e.getMessage());
            return start();
        }
    }

    /** Returns whether it stands on an IPv6 address. */
    boolean isOnIpv6() {
        return server.getInetAddress() instanceof Inet6Address;
    }

    /** Starts one on loopback that speaks TLS. */
    static FaultyServer startWithTls(SSLContext context) throws IOException {
        return new FaultyServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), Optional.of(context));
    }

    /** Says what the path answers. */
    FaultyServer on(String path, Answer... each) {
        answers.put("/" + path, List.of(each));
        return this;
    }

    /** Says what is answered to a {@code CONNECT} for that host. */
    FaultyServer onConnect(String host, Answer answer) {
        answers.put(host, List.of(answer));
        return this;
    }

    /** Says what all paths answer of which nothing else is said; their requests are not remembered. */
    FaultyServer otherwise(Answer answer) {
        otherwise = answer;
        return this;
    }

    /** Returns the path's URL. */
    String url(String path) {
        return url("", path);
    }

    /** Returns the path's URL, with user and password. */
    String url(String userInfo, String path) {
        String address = ((InetSocketAddress) server.getLocalSocketAddress()).getAddress().getHostAddress();
        String host = address.contains(":") ? "[::1]" : address;
        return (tls.isPresent() ? "https" : "http") + "://" + (userInfo.isEmpty() ? "" : userInfo + "@") + host + ":" + port() + "/"
                + path;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Returns the requests for the path, in order. */
    List<Request> requests(String path) {
        synchronized (requests) {
            return requests.stream().filter(request -> path(request.target()).equals("/" + path)).toList();
        }
    }

    /** Returns the bytes that a file of that name and size has. */
    static byte[] content(String name, int size) {
        byte[] bytes = new byte[size];
        Content.of(name).copy(0, bytes, size);
        return bytes;
    }

    /** Serves these bytes as a good server does: with ranges, under an entity tag. */
    static Answer whole(byte[] bytes, String tag) {
        return serving(bytes, tag, bytes.length, _ -> {});
    }

    /**
     * Serves these bytes as a good server does, and closes the connection after that many of the whole, when they stand in the part in
     * that directory: a client may drop what it has read ahead and not handed out.
     */
    static Answer cut(byte[] bytes, String tag, int at, Path directory) {
        return (request, wire) -> {
            Path part = directory.resolve("." + path(request.target()).replaceFirst(".*/", "") + ".part");
            serving(bytes, tag, at, last -> {
                Disk.awaitBytes(part, at, CLIENTS_PATIENCE);
                last.close();
            }).to(request, wire);
        };
    }

    /** Serves these bytes as a good server does, and resets the connection after that many of the whole. */
    static Answer reset(byte[] bytes, String tag, int at) {
        return serving(bytes, tag, at, Wire::reset);
    }

    /** Serves these bytes as a good server does, and sends nothing more after that many of the whole. */
    static Answer stalled(byte[] bytes, String tag, int at) {
        return (request, wire) -> {
            serving(bytes, tag, at, _ -> {}).to(request, wire);
            wire.stall();
        };
    }

    /** Answers with a status and no body. */
    static Answer status(String status, String... headers) {
        return (_, wire) -> {
            wire.head(status, join(headers, "Content-Length: 0"));
        };
    }

    private interface Last {
        void on(Wire wire) throws IOException, InterruptedException;
    }

    private static Answer serving(byte[] bytes, String tag, int upTo, Last last) {
        return (request, wire) -> {
            boolean current = tag.isEmpty() || request.header("If-Range").isEmpty() || request.header("If-Range").equals(tag);
            int from = current && !tag.isEmpty() ? Math.toIntExact(request.from()) : 0;
            String[] headers = join(tag.isEmpty() ? new String[0] : new String[]{"ETag: " + tag},
                    "Content-Length: " + (bytes.length - from));
            if (from > 0 && from >= bytes.length) {
                wire.head("416 Range Not Satisfiable", "Content-Range: bytes */" + bytes.length, "Content-Length: 0");
                return;
            }
            if (current && !tag.isEmpty() && !request.header("Range").isEmpty()) {
                wire.head("206 Partial Content",
                        join(headers, "Content-Range: bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length));
            } else {
                wire.head("200 OK", headers);
            }
            wire.bytes(bytes, from, Math.max(from, upTo));
            last.on(wire);
        };
    }

    private static String[] join(String[] headers, String more) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(more);
        return all.toArray(String[]::new);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.execute(() -> converse(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void converse(Socket beneath) {
        try (beneath; Socket socket = secured(beneath)) {
            beneath.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Wire wire = new Wire(beneath, socket, in);
            for (String line = line(in); !wire.over && !line.isEmpty(); line = wire.over ? "" : line(in)) {
                Map<String, String> headers = new HashMap<>();
                for (String header = line(in); !header.isEmpty(); header = line(in)) {
                    int colon = header.indexOf(':');
                    headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
                }
                Request request = new Request(line.split(" ", 3)[1], headers, System.nanoTime());
                wire.served++;
                answer(request).to(request, wire);
            }
        } catch (IOException | InterruptedException _) {
            // The client is gone, or the server is.
        } finally {
            open.remove(beneath);
        }
    }

    private Socket secured(Socket beneath) throws IOException {
        if (tls.isEmpty()) {
            return beneath;
        }
        SSLSocket secure = (SSLSocket) tls.get().getSocketFactory().createSocket(beneath, null, true);
        secure.setUseClientMode(false);
        return secure;
    }

    private Answer answer(Request request) {
        String path = path(request.target());
        List<Answer> each = answers.get(path);
        if (each == null) {
            return otherwise;
        }
        synchronized (requests) {
            requests.add(request);
        }
        return each.get(Math.min(asked.merge(path, 1, Integer::sum), each.size()) - 1);
    }

    private static String path(String target) {
        return target.replaceFirst("^https?://[^/]*", "");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.read(); letter >= 0 && letter != '\n'; letter = in.read()) {
            if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }

    /** Closes every connection, and waits for nobody. */
    @Override
    public void close() {
        closing.countDown();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
        threads.close();
    }
}
