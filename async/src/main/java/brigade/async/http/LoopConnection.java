package brigade.async.http;

import brigade.common.http.Clock;
import brigade.common.http.Head;
import brigade.common.http.Hop;
import brigade.common.http.MalformedAnswerException;
import brigade.common.http.RequestFailure;
import brigade.common.http.ResponseDecoder;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.io.EOFException;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection of an event loop: it is made, and then asked for more of what comes, a buffer at a time; the socket is paused otherwise.
 * Closing it ends whatever it is doing, without telling its waiter. To be used on its loop, by one exchange at a time.
 */
final class LoopConnection {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Vertx vertx;
    private final NetClient sockets;
    private final ClientSSLOptions tls;
    private final Function<String, CompletionStage<List<InetAddress>>> names;
    private final Hop hop;
    private final Promise<Void> opened = Promise.promise();
    private final ResponseDecoder decoder = new ResponseDecoder();
    private ByteBuffer bytes = NOTHING;
    private @Nullable NetSocket socket;
    private io.netty.util.concurrent.@Nullable Future<Channel> tlsEnd; // succeeds with a close_notify
    private @Nullable Throwable broken;
    private @Nullable Waiting waiting;
    private boolean fetching;
    private boolean used;
    private boolean ended;
    private boolean closed;

    /** Waits for more bytes of an answer. */
    interface Waiting {
        /** More has come, or the connection has ended where it may. */
        void came();

        /** Nothing more will come. */
        void failed(Throwable failure);
    }

    LoopConnection(Vertx vertx, NetClient sockets, ClientSSLOptions tls, Function<String, CompletionStage<List<InetAddress>>> names,
            Hop hop) {
        this.vertx = vertx;
        this.sockets = sockets;
        this.tls = tls;
        this.names = names;
        this.hop = hop;
    }

    Hop hop() {
        return hop;
    }

    /** Connects to the first of the hop's addresses that takes the connection up; fails with a {@link RequestFailure}. */
    Future<Void> open(Clock connect) {
        long timer = vertx.setTimer(connect.millis(), _ -> {
            opened.tryFail(RequestFailure.connecting(new SocketTimeoutException("no connection in time")));
            close();
        });
        Future.fromCompletionStage(names.apply(hop.host()), vertx.getOrCreateContext())
                .compose(addresses -> connect(addresses, connect))
                .recover(failure -> Future.failedFuture(RequestFailure.connecting(failure)))
                .compose(this::connected)
                .onComplete(opened::tryComplete, opened::tryFail);
        return opened.future().onComplete(_ -> vertx.cancelTimer(timer));
    }

    private Future<NetSocket> connect(List<InetAddress> addresses, Clock connect) {
        if (addresses.isEmpty() || closed) {
            return Future.failedFuture(new IOException(hop.host() + " has no address"));
        }
        int fairShare = Math.max(1, connect.millis() / addresses.size());
        List<InetAddress> others = addresses.subList(1, addresses.size());
        return sockets.connect(new ConnectOptions().setRemoteAddress(named(addresses.getFirst())).setTimeout(fairShare))
                .recover(failure -> others.isEmpty() || closed ? Future.failedFuture(failure) : connect(others, connect));
    }

    /** Returns the address under the name that its certificate must be for: Vert.x takes it from there. */
    private SocketAddress named(InetAddress address) {
        String name = hop.secure().orElse(hop.host());
        try {
            InetAddress named = address instanceof Inet6Address six
                    ? Inet6Address.getByAddress(name, six.getAddress(), six.getScopeId())
                    : InetAddress.getByAddress(name, address.getAddress());
            return SocketAddress.inetSocketAddress(new InetSocketAddress(named, hop.port()));
        } catch (IOException e) {
            throw new IllegalStateException("an address of another length than addresses have", e);
        }
    }

    private Future<Void> connected(NetSocket made) {
        socket = made;
        made.pause().handler(this::came).endHandler(_ -> ended()).exceptionHandler(failure -> broken = failure);
        if (closed) {
            made.close();
            return Future.failedFuture(new IOException("closed meanwhile"));
        }
        return hop.tunnelBytes().map(request -> openTunnel(made, request)).orElseGet(Future::succeededFuture)
                .compose(_ -> hop.secure().isPresent() ? secure(made) : Future.succeededFuture());
    }

    private Future<Void> openTunnel(NetSocket made, byte[] request) {
        Promise<Void> tunnel = Promise.promise();
        decoder.nextOfTunnel();
        made.write(Buffer.buffer(request));
        more(new Waiting() {
            @Override
            public void came() {
                try {
                    head().ifPresentOrElse(head -> {
                        if (head.status() / 100 != 2) {
                            tunnel.fail(RequestFailure.refusedBy(head));
                        } else if (bytes.hasRemaining()) { // It is not encrypted, and must not count as if it were.
                            failed(new MalformedAnswerException("more came than the answer to CONNECT"));
                        } else {
                            tunnel.complete();
                        }
                    }, () -> more(this));
                } catch (IOException e) {
                    failed(e);
                }
            }

            @Override
            public void failed(Throwable failure) {
                tunnel.fail(RequestFailure.answering(failure, false));
            }
        });
        return tunnel.future();
    }

    private Future<Void> secure(NetSocket made) {
        return made.upgradeToSsl(tls).recover(failure -> Future.failedFuture(RequestFailure.securing(failure))).onSuccess(
                _ -> tlsEnd = ((NetSocketInternal) made).channelHandlerContext().pipeline().get(SslHandler.class).sslCloseFuture());
    }

    /** Sends a request. */
    void send(byte[] request) {
        decoder.next();
        if (socket != null) {
            socket.write(Buffer.buffer(request));
        }
    }

    /** Asks for more bytes; the waiter is told once, when they have come. */
    void more(Waiting who) {
        waiting = who;
        if (!fetching && socket != null) {
            fetching = true;
            socket.fetch(1);
        }
    }

    private void came(Buffer buffer) {
        fetching = false;
        bytes = ((BufferInternal) buffer).getByteBuf().nioBuffer();
        told(Waiting::came);
    }

    private void ended() {
        fetching = false;
        ended = true;
        Throwable why = broken;
        if (why == null) {
            try {
                decoder.closed(isEndedByServer());
                told(Waiting::came);
                return;
            } catch (EOFException e) {
                why = e;
            }
        }
        Throwable failure = why;
        told(who -> who.failed(failure));
    }

    /** TLS ends before the connection does, with a {@code close_notify}. */
    private boolean isEndedByServer() {
        return tlsEnd == null || tlsEnd.isSuccess();
    }

    private void told(Consumer<Waiting> what) {
        Waiting who = waiting;
        waiting = null;
        if (who != null && !closed) {
            what.accept(who);
        }
    }

    /** Returns the head of the answer; empty if more must come. */
    Optional<Head> head() throws IOException {
        return decoder.head(bytes);
    }

    /** Returns what has come of the body; empty if there is nothing, and more must come, unless it {@link #isWhole}. */
    Optional<Buffer> body() throws IOException {
        int count = bytes.remaining();
        ByteBuffer body;
        if (count > 0 && decoder.plain() >= count) {
            body = bytes; // Nothing but content: handed on as it is.
            bytes = NOTHING;
            decoder.passed(count);
        } else {
            body = ByteBuffer.allocate(count);
            decoder.body(bytes, body);
            body.flip();
        }
        return body.hasRemaining() ? Optional.of(BufferInternal.buffer(Unpooled.wrappedBuffer(body))) : Optional.empty();
    }

    /** Returns whether the body has come to its end. */
    boolean isWhole() {
        return decoder.ended();
    }

    /** Returns whether the connection had served before, and has brought nothing of this answer: the request is not to blame. */
    boolean isStale() {
        return used && !decoder.begun();
    }

    /** Takes in what is here of the body already, which nobody will read. Returns whether the connection can serve again. */
    boolean isReusable() {
        try {
            body();
        } catch (IOException _) {
            return false;
        }
        return decoder.reusable() && !bytes.hasRemaining() && !ended && !closed;
    }

    /** Keeps the connection until it is used again. What comes meanwhile is no answer, and ends it. */
    void keep(Runnable gone) {
        used = true;
        more(new Waiting() {
            @Override
            public void came() {
                gone.run();
                close();
            }

            @Override
            public void failed(Throwable failure) {
                came();
            }
        });
    }

    /** Closes the connection at once. */
    void close() {
        closed = true;
        waiting = null;
        bytes = NOTHING;
        opened.tryFail(new IOException("closed meanwhile"));
        if (socket != null) {
            socket.close();
        }
    }
}
