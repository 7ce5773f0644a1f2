package brigade.common.mirrors;

import brigade.common.http.Head;
import brigade.common.http.Statuses;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a mirror answered.
 *
 * @param head the answer's head
 * @param body its whole body; empty if it is not worth reading, and too long by one byte if it is longer than it may be
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Page(Head head, byte[] body) {

    /** Returns whether the body of an answer is worth reading: it is the whole thing, as it was asked for. */
    public static boolean isGood(Head head) {
        return (head.status() == 200 || head.status() == 203) && head.coding().isEmpty();
    }

    /** Returns the answer of which nobody reads the body. */
    public static Page unread(Head head) {
        return new Page(head, new byte[0]);
    }

    /** Reads an answer that is worth it; of a body that is too long, one byte more than it may have. */
    public static Page read(Head head, InputStream body) throws IOException {
        return isGood(head) ? new Page(head, body.readNBytes(MirrorsSpec.MAX_BODY_BYTES + 1)) : unread(head);
    }

    /** Returns why an answer is not good: "404 Not Found". */
    static String reason(Head head) {
        return head.status() / 100 == 2 && head.coding().isPresent()
                ? "it comes with Content-Encoding " + head.coding().get() + ", although it was asked for as it is"
                : head.status() + Statuses.phrase(head.status());
    }
}
