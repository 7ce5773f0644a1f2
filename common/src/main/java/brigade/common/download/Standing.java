package brigade.common.download;

/**
 * What stands of a file that is not whole: from an attempt before, or from a run before.
 *
 * @param bytes how many of its first bytes
 * @param validator what tells whether the server still has the same content: a strong ETag, or a date; empty if nothing does, and
 *     then nothing can be resumed
 * @param total how long the whole is; {@link #UNKNOWN} if no server said
 */
public record Standing(long bytes, String validator, long total) {
    /** No server said how long the whole is. */
    public static final long UNKNOWN = -1;

    /** A validator that is longer than this is none: it would have to be sent back, and servers take no headers without end. */
    static final int LONGEST_VALIDATOR = 1024;

    /** Nothing stands. */
    public static final Standing NONE = new Standing(0, "", UNKNOWN);

    /** Returns whether a later attempt can safely go on from here. */
    public boolean resumable() {
        return bytes > 0 && !validator.isEmpty() && validator.length() <= LONGEST_VALIDATOR;
    }

    /**
     * Returns where to go on: after the last byte, or, if that may be the last of all, with it. A range that begins behind the end
     * has no answer that carries a validator.
     */
    long offset() {
        return total == UNKNOWN || bytes >= total ? bytes - 1 : bytes;
    }
}
