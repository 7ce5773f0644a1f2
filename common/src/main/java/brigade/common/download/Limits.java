package brigade.common.download;

/**
 * How much is taken at most.
 *
 * @param perHost how many downloads may be in flight from one host at once; at least 1
 * @param bytesPerSecond how fast all bodies together may come; {@link #NONE} for no limit
 * @param bytes how large a file may be; {@link #NONE} for no limit
 */
public record Limits(int perHost, long bytesPerSecond, long bytes) {
    /** No limit. */
    public static final long NONE = Long.MAX_VALUE;

    /** Refuses limits that let nothing through. */
    public Limits {
        if (perHost < 1 || bytesPerSecond < 1 || bytes < 0) {
            throw new IllegalArgumentException(
                    "limits of " + perHost + " per host, " + bytesPerSecond + " bytes per second and " + bytes
                            + " bytes let nothing through; write 1 or more");
        }
    }

    /** Returns no limits. */
    public static Limits none() {
        return new Limits(Integer.MAX_VALUE, NONE, NONE);
    }

    /** Returns these, with so many in flight per host. */
    public Limits perHost(int perHost) {
        return new Limits(perHost, bytesPerSecond, bytes);
    }

    /** Returns these, with that rate. */
    public Limits bytesPerSecond(long bytesPerSecond) {
        return new Limits(perHost, bytesPerSecond, bytes);
    }

    /** Returns these, with that largest size. */
    public Limits bytes(long bytes) {
        return new Limits(perHost, bytesPerSecond, bytes);
    }
}
