package brigade.common.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.InterruptedByTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Why a request got no answer, or not all of it. A transport says at which point something failed ({@link #connecting},
 * {@link #securing}, {@link #answering}); what that means, whether it may pass and how it is said, is the same for all of them.
 */
public final class RequestFailure extends IOException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 200;

    /** What kind of failure it is. */
    public enum Kind {
        /** The name has no address. */
        UNKNOWN_HOST("unknown host", false),
        /** Nobody listens at any of the addresses, or no way leads there. */
        CANNOT_CONNECT("cannot connect", false),
        /** The connection was not made in time. */
        NO_CONNECTION("timed out", true),
        /** The proxy does not open a tunnel. */
        PROXY_REFUSED("the proxy refused", false),
        /** The same, and it may open one later. */
        PROXY_FAILED("the proxy refused", true),
        /** The connection was closed before it was secure. */
        HANDSHAKE_CUT("the connection was closed during the TLS handshake", true),
        /** The server is not who it should be, as far as its certificate tells. */
        NOT_TRUSTED("the server's certificate is not trusted", false),
        /** There is no protocol, cipher or whatever else that both sides have. */
        NOT_SECURE("no secure connection", false),
        /** Nothing came for too long. */
        NOTHING_CAME("timed out", true),
        /** The connection was closed before the answer was there. */
        CLOSED("connection closed", true),
        /** The connection was closed in the body. */
        CUT_OFF("connection closed", true),
        /** What came is no HTTP, or does not say where it ends. */
        MALFORMED("not HTTP", true);

        private final String words;
        private final boolean mayPass;

        Kind(String words, boolean mayPass) {
            this.words = words;
            this.mayPass = mayPass;
        }
    }

    private final Kind kind;

    private RequestFailure(Kind kind, String words, Throwable cause) {
        super(words, cause);
        this.kind = kind;
    }

    private static RequestFailure of(Kind kind, Throwable cause) {
        return new RequestFailure(kind, kind.words, cause);
    }

    private static RequestFailure of(Kind kind, String detail, Throwable cause) {
        return new RequestFailure(kind, kind.words + ": " + shortened(detail), cause);
    }

    /** Returns which kind it is. */
    public Kind kind() {
        return kind;
    }

    /** Returns whether the same request may go better the next time. */
    public boolean mayPass() {
        return kind.mayPass;
    }

    /** Returns the failure that a throwable is, or has among its causes. */
    public static Optional<RequestFailure> in(Throwable failure) {
        return causes(failure).filter(RequestFailure.class::isInstance).map(RequestFailure.class::cast).findFirst();
    }

    /** Returns what it means that something failed while a name was looked up, or a connection was made. */
    public static RequestFailure connecting(Throwable failure) {
        return in(failure).orElseGet(() -> {
            if (causes(failure)
                    .anyMatch(cause -> cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException)) {
                return of(Kind.UNKNOWN_HOST, failure);
            }
            if (causes(failure).anyMatch(cause -> String.valueOf(cause.getMessage()).startsWith("Connection reset"))) {
                return of(Kind.CLOSED, failure); // Somebody is there, who has taken the connection up.
            }
            return of(isTimeout(failure) ? Kind.NO_CONNECTION : Kind.CANNOT_CONNECT, failure);
        });
    }

    /** Returns what it means that a proxy answered so to {@code CONNECT}. */
    public static RequestFailure refusedBy(Head proxy) {
        Kind kind = proxy.status() / 100 == 5 ? Kind.PROXY_FAILED : Kind.PROXY_REFUSED;
        return of(kind, "HTTP " + proxy.status() + Statuses.phrase(proxy.status()), new IOException("CONNECT"));
    }

    /** Returns what it means that something failed while a connection was made secure. */
    public static RequestFailure securing(Throwable failure) {
        return in(failure).orElseGet(() -> {
            if (isTimeout(failure)) {
                return of(Kind.NO_CONNECTION, failure);
            }
            Optional<Throwable> distrust = causes(failure)
                    .filter(cause -> cause instanceof CertificateException || cause instanceof CertPathValidatorException)
                    .findFirst();
            if (distrust.isPresent()) {
                return of(Kind.NOT_TRUSTED, words(deepest(distrust.get())), failure);
            }
            Optional<Throwable> broken = causes(failure).filter(SSLException.class::isInstance)
                    .filter(cause -> !String.valueOf(cause.getMessage()).contains("terminated the handshake")
                            && !String.valueOf(cause.getMessage()).contains("handshake was in progress")
                            && !(cause.getCause() instanceof IOException below && !(below instanceof SSLException)))
                    .findFirst();
            return broken.isPresent() && causes(failure).noneMatch(EOFException.class::isInstance)
                    ? of(Kind.NOT_SECURE, isNoTls(broken.get()) ? "what came is no TLS" : words(broken.get()), failure)
                    : of(Kind.HANDSHAKE_CUT, failure);
        });
    }

    /** The JDK's sockets, its engine and Netty say the same in three ways. */
    private static boolean isNoTls(Throwable failure) {
        String words = String.valueOf(failure.getMessage());
        return words.contains("nrecognized SSL message") || words.contains("not an SSL/TLS record");
    }

    /** Returns what it means that something failed while an answer was awaited, or read. */
    public static RequestFailure answering(Throwable failure, boolean inBody) {
        return in(failure).orElseGet(() -> {
            Optional<Throwable> malformed = causes(failure).filter(MalformedAnswerException.class::isInstance).findFirst();
            if (malformed.isPresent()) {
                return of(Kind.MALFORMED, words(malformed.get()), failure);
            }
            if (isTimeout(failure)) {
                return of(Kind.NOTHING_CAME, failure);
            }
            return of(inBody ? Kind.CUT_OFF : Kind.CLOSED, failure);
        });
    }

    /** Returns the reason in a few words; a failure that is none of these speaks for itself. */
    public static String words(Throwable failure) {
        Optional<RequestFailure> known = in(failure);
        if (known.isPresent()) {
            return String.valueOf(known.get().getMessage());
        }
        String message = failure.getMessage();
        return shortened(message == null || message.isBlank() ? failure.getClass().getSimpleName() : message);
    }

    private static boolean isTimeout(Throwable failure) {
        return causes(failure).anyMatch(cause -> cause instanceof SocketTimeoutException || cause instanceof TimeoutException
                || cause instanceof InterruptedByTimeoutException
                || cause.getClass().getSimpleName().equals("ConnectTimeoutException"));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(20);
    }

    private static Throwable deepest(Throwable failure) {
        return causes(failure).reduce(failure, (_, cause) -> cause);
    }

    private static String shortened(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
