package brigade.common.download;

/** How one download ended. */
public sealed interface FileResult {

    /** Returns which download it was. */
    Fetch file();

    /** Returns how many times it was tried. */
    int attempts();

    /**
     * The file stands whole under its final name.
     *
     * @param file which
     * @param bytes its length
     * @param sha256 its checksum, in hexadecimal
     * @param attempts how many times it was tried
     */
    record Saved(Fetch file, long bytes, String sha256, int attempts) implements FileResult {}

    /**
     * The file could not be had, and nothing stands under its final name.
     *
     * @param file which
     * @param reason why, in a line
     * @param attempts how many times it was tried
     * @param kept how many bytes stand in its part, for a later run to go on from; 0 if there is no part
     */
    record Failed(Fetch file, String reason, int attempts, long kept) implements FileResult {}
}
