package brigade.common.mirrors;

/**
 * What a mirror answered.
 *
 * @param status the status code
 * @param body its whole body; empty if the status is no 2xx, and too long by one byte if it is longer than it may be
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Page(int status, byte[] body) {

    /** Returns whether the body of an answer with that status is worth reading. */
    public static boolean isGood(int status) {
        return status / 100 == 2;
    }

    /** Returns the answer of which nobody reads the body. */
    public static Page unread(int status) {
        return new Page(status, new byte[0]);
    }
}
