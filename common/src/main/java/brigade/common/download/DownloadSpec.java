package brigade.common.download;

import java.time.Duration;

/** The constants of the downloads: one place, so that no model drifts from its siblings. */
public final class DownloadSpec {
    /** How many downloads are in flight at most, unless the caller says otherwise. */
    public static final int AT_MOST = 16;
    /** How many redirects in a row are followed. */
    public static final int MAX_REDIRECTS = 10;
    /** How long a connection may take to be made. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** How long a file's name may be, encoded: what common file systems take. */
    public static final int MAX_NAME_BYTES = 255;
    /** The step's name in the journal. */
    public static final String STEP = "download";

    /** How the note of a file's announced length begins, before the number of bytes. */
    public static final String EXPECTS = "bytes=";

    private DownloadSpec() {}
}
