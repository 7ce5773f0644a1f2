package brigade.common.download;

import java.time.Duration;

/** The constants of the downloads: one place, so that no model drifts from its siblings. */
public final class DownloadSpec {
    /** How many downloads are in flight at most, unless the caller says otherwise. */
    public static final int AT_MOST = 16;
    /** How many of them from one host. */
    public static final int AT_MOST_PER_HOST = 6;
    /** How often a download is tried again. */
    public static final int RETRIES = 3;
    /** How many redirects in a row are followed. */
    public static final int MAX_REDIRECTS = 10;
    /** How long a connection may take to be made. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** How long nothing may come. */
    public static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
    /** How long a file's name may be, encoded: what common file systems take. */
    public static final int MAX_NAME_BYTES = 255;
    /** How many bytes are read and written at a time. */
    public static final int CHUNK_BYTES = 64 << 10;
    /** The step's name in the journal. */
    public static final String STEP = "download";

    /** How the note of a file's announced length begins, before the number of bytes. */
    public static final String EXPECTS = "bytes=";
    /** How a note begins that is for a person: why a download is tried again, and from where. */
    public static final String NOTES = "note: ";
    /** How a note begins that says from which byte on the rest comes. */
    public static final String GOES_ON = "from byte ";
    /** How the note of a whole file begins, before the number of bytes, its checksum and its attempts. */
    public static final String SAVED = "saved=";

    private DownloadSpec() {}
}
