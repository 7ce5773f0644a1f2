package brigade.common.http;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a connection mean: HTTP/1.1 responses, as RFC 9112 frames them. Every model's transport feeds this one decoder,
 * so that a malformed answer means the same to all of them.
 *
 * <p>It forgives what does no harm and what browsers and curl forgive: lines that end with LF alone, header lines that are no fields,
 * folded fields, any number of interim (1xx) responses. It refuses what leaves open where the body ends. Transfer-Encoding
 * counts for more than Content-Length (RFC 9112, 6.3), and a connection on which both came serves no other request.
 *
 * <p>No I/O and no clock; remembers no more than a head, and at most {@link #MOST_HEAD_BYTES} of one. Not safe for use by several
 * threads.
 */
public final class ResponseDecoder {
    /** How large the heads of one response may be, interim ones and trailers included: the same before every model. */
    public static final int MOST_HEAD_BYTES = 256 << 10;

    private static final int LONGEST_CHUNK_LINE = 16 << 10;
    private static final String PROTOCOL = "HTTP/1.";
    /** How many letters of a first line tell whether it is HTTP. */
    private static final int TELLING = 16;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d[ \\t]+([1-9]\\d\\d)(?:[ \\t].*)?");
    private static final Pattern OLD_VERSION = Pattern.compile("HTTP/1\\.0\\b.*");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern LENGTH = Pattern.compile("0*\\d{1,18}");
    private static final Pattern CHUNK = Pattern.compile("0*([0-9A-Fa-f]{1,15})[ \\t]*(?:;.*)?");
    private static final long TO_THE_END = Long.MAX_VALUE;

    private enum State {
        STATUS_LINE, FIELDS, BODY, CHUNK_LINE, CHUNK, CHUNK_END, TRAILERS, ENDED
    }

    private State state = State.STATUS_LINE;
    private StringBuilder line = new StringBuilder();
    private int headBytes;
    private boolean begun;
    private String statusLine = "";
    private final List<Header> fields = new ArrayList<>();
    /** Whether the line before is a field, and not one that was skipped. */
    private boolean foldable;
    private @Nullable Head head;
    private long left;
    private boolean persistent;
    private boolean tunnel;

    /** Makes ready for the next response on the same connection. */
    public void next() {
        state = State.STATUS_LINE;
        headBytes = 0;
        begun = false;
        head = null;
        tunnel = false;
    }

    /** Makes ready for the response to a {@code CONNECT}: what follows a 2xx is the tunnel's. */
    public void nextOfTunnel() {
        next();
        tunnel = true;
    }

    /**
     * Takes in bytes up to the end of the head.
     *
     * @return the head; empty if more bytes are needed
     * @throws MalformedAnswerException if this is no response
     */
    public Optional<Head> head(ByteBuffer in) throws MalformedAnswerException {
        while (head == null) {
            if (!readLine(in, MOST_HEAD_BYTES)) {
                if (state == State.STATUS_LINE && line.length() > TELLING && line.indexOf(PROTOCOL) != 0) {
                    throw notHttp(line.toString()); // It may never come to an end.
                }
                return Optional.empty();
            }
            headLine(takeLine());
        }
        return Optional.of(head);
    }

    /** As short as what is looked at before the line has ended: the same words, in whatever pieces it comes. */
    private static MalformedAnswerException notHttp(String text) {
        return new MalformedAnswerException(
                "its first line is '" + (text.length() <= TELLING ? text : text.substring(0, TELLING) + "…") + "'");
    }

    private void headLine(String text) throws MalformedAnswerException {
        if (state == State.STATUS_LINE) {
            if (!text.isEmpty()) { // RFC 9112, 2.2: an empty line before it is forgiven.
                statusLine = text;
                if (!STATUS_LINE.matcher(text).matches()) {
                    throw text.startsWith(PROTOCOL) ? new MalformedAnswerException("its first line is '" + brief(text) + "'")
                            : notHttp(text);
                }
                state = State.FIELDS;
                foldable = false;
            }
        } else if (text.isEmpty()) {
            headEnded();
        } else {
            field(text);
        }
    }

    private void field(String text) {
        if (text.charAt(0) == ' ' || text.charAt(0) == '\t') { // RFC 9112, 5.2: folded.
            if (foldable) {
                Header before = fields.removeLast();
                fields.add(new Header(before.name(), (before.value() + " " + text.strip()).strip()));
            }
            return;
        }
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(0, colon).stripTrailing();
        foldable = TOKEN.matcher(name).matches();
        if (foldable) {
            fields.add(new Header(name, text.substring(colon + 1).strip()));
        }
    }

    private void headEnded() throws MalformedAnswerException {
        Matcher matcher = STATUS_LINE.matcher(statusLine);
        int status = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (status == 101) {
            throw new MalformedAnswerException("it switches to another protocol, which nobody asked for");
        }
        if (status / 100 == 1) {
            fields.clear();
            state = State.STATUS_LINE;
            return;
        }
        boolean old = OLD_VERSION.matcher(statusLine).matches();
        Optional<Long> length = frame(status);
        persistent = old ? says("Connection", "keep-alive") : !says("Connection", "close");
        if ((state == State.BODY && left == TO_THE_END)
                || (says("Transfer-Encoding", "chunked") && (old || !values("Content-Length").isEmpty()))) {
            persistent = false;
        }
        head = new Head(status, fields, length);
        fields.clear();
    }

    /** RFC 9112, section 6.3. */
    private Optional<Long> frame(int status) throws MalformedAnswerException {
        List<String> codings = values("Transfer-Encoding").stream().map(coding -> coding.toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.equals("identity")).toList();
        if (tunnel && status / 100 == 2) {
            state = State.ENDED;
            return Optional.empty();
        }
        if (status == 204 || status == 304) {
            state = State.ENDED;
            return Optional.empty();
        }
        if (codings.equals(List.of("chunked"))) {
            state = State.CHUNK_LINE;
            return Optional.empty();
        }
        if (!codings.isEmpty()) {
            throw new MalformedAnswerException("its transfer coding '" + brief(String.join(", ", codings)) + "' was not asked for");
        }
        List<String> lengths = values("Content-Length").stream().distinct().toList();
        for (String each : lengths) {
            if (!LENGTH.matcher(each).matches()) {
                throw new MalformedAnswerException("its Content-Length is '" + brief(each) + "'");
            }
        }
        if (lengths.stream().map(Long::parseLong).distinct().count() > 1) {
            throw new MalformedAnswerException("it has several lengths: " + brief(String.join(", ", lengths)));
        }
        left = lengths.isEmpty() ? TO_THE_END : Long.parseLong(lengths.getFirst());
        state = left == 0 ? State.ENDED : State.BODY;
        return lengths.isEmpty() ? Optional.empty() : Optional.of(left);
    }

    /** Returns the elements of all fields of that name: each may be a list. */
    private List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (Header field : fields) {
            if (field.is(name)) {
                for (String value : field.value().split(",", -1)) {
                    values.add(value.strip());
                }
            }
        }
        return values;
    }

    private boolean says(String name, String value) {
        return values(name).stream().anyMatch(value::equalsIgnoreCase);
    }

    /**
     * Moves bytes of the body from one buffer to another, until the first is empty, the second is full or the body has ended.
     *
     * @throws MalformedAnswerException if the body's framing is broken
     */
    public void body(ByteBuffer in, ByteBuffer out) throws MalformedAnswerException {
        while (state != State.ENDED) {
            long plain = plain();
            if (plain > 0) {
                int count = (int) Math.min(plain, Math.min(in.remaining(), out.remaining()));
                if (count == 0) {
                    return;
                }
                out.put(out.position(), in, in.position(), count);
                out.position(out.position() + count);
                in.position(in.position() + count);
                passed(count);
            } else if (readLine(in, state == State.TRAILERS ? MOST_HEAD_BYTES : LONGEST_CHUNK_LINE)) {
                chunkLine(takeLine());
            } else {
                return;
            }
        }
    }

    private void chunkLine(String text) throws MalformedAnswerException {
        switch (state) {
            case CHUNK_LINE -> {
                Matcher matcher = CHUNK.matcher(text);
                if (!matcher.matches()) {
                    throw new MalformedAnswerException("a chunk's size is '" + brief(text) + "'");
                }
                left = Long.parseLong(matcher.group(1), 16);
                state = left == 0 ? State.TRAILERS : State.CHUNK;
            }
            case CHUNK_END -> {
                if (!text.isEmpty()) {
                    throw new MalformedAnswerException("a chunk is longer than its size says");
                }
                state = State.CHUNK_LINE;
            }
            default -> state = text.isEmpty() ? State.ENDED : State.TRAILERS;
        }
    }

    /** Returns how many of the next bytes are the body's, whatever they are: a transport may read so many past this decoder. */
    public long plain() {
        return state == State.BODY || state == State.CHUNK ? left : 0;
    }

    /** Takes in that so many bytes of the body came, of those that are {@link #plain}. */
    public void passed(int count) {
        if (left != TO_THE_END) {
            left -= count;
        }
        if (left == 0) {
            state = state == State.CHUNK ? State.CHUNK_END : State.ENDED;
        }
    }

    /**
     * Takes in that the connection has ended. A body without a length ends with it, unless somebody else may have ended it: anybody on
     * the way can close a TCP connection, and only the server can send a {@code close_notify} (RFC 9112, 9.8).
     *
     * @param byServer whether the server has ended it, as far as can be known: over TLS, with a {@code close_notify}
     * @throws EOFException if something is missing
     */
    public void closed(boolean byServer) throws EOFException {
        if (state == State.BODY && left == TO_THE_END && byServer) {
            state = State.ENDED;
        } else if (state != State.ENDED) {
            throw new EOFException(
                    head == null ? "the connection was closed before an answer" : "the connection was closed in the body");
        }
    }

    /** Returns whether anything of the response has come. */
    public boolean begun() {
        return begun;
    }

    /** Returns whether the body has come to its end. */
    public boolean ended() {
        return state == State.ENDED;
    }

    /** Returns whether the connection may serve another request, if nothing has come behind the body. */
    public boolean reusable() {
        return state == State.ENDED && persistent && head != null;
    }

    /** Reads on in a line; returns whether it is whole. */
    private boolean readLine(ByteBuffer in, int most) throws MalformedAnswerException {
        while (in.hasRemaining()) {
            begun = true;
            byte next = in.get();
            boolean counts = head == null || state == State.TRAILERS;
            if (counts && ++headBytes > MOST_HEAD_BYTES) {
                throw new MalformedAnswerException("its headers are larger than " + (MOST_HEAD_BYTES >> 10) + " KiB");
            }
            if (next == '\n') {
                return true;
            }
            if (line.length() >= most) {
                throw new MalformedAnswerException("a line in it is longer than " + (most >> 10) + " KiB");
            }
            line.append((char) (next & 0xff));
        }
        return false;
    }

    private String takeLine() {
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        for (int i = 0; i < end; i++) { // RFC 9110, 5.5: inside a line these stand for a space.
            char letter = line.charAt(i);
            if (letter == '\r' || letter == 0) {
                line.setCharAt(i, ' ');
            }
        }
        String text = line.substring(0, end);
        line = new StringBuilder();
        return text;
    }

    private static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
