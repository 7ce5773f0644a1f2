package brigade.common.download;

import java.time.Duration;

/** What to do next about a file. */
public sealed interface Verdict {

    /**
     * Save the body.
     *
     * @param attempt the request that it answers
     * @param offset where its first byte belongs
     * @param end where the byte behind its last one would belong; {@link Standing#UNKNOWN} if the server did not say
     * @param total how long the file is to be in the end; {@link Standing#UNKNOWN} if the server did not say
     * @param validator what tells this content from any other; empty if nothing does
     */
    record Save(Attempt attempt, long offset, long end, long total, String validator) implements Verdict {

        /** Saves a body that goes on to the end of the file. */
        public Save(Attempt attempt, long offset, long total, String validator) {
            this(attempt, offset, total, total, validator);
        }

        /** Returns a buffer to read the body with, no larger than what is to come: 10,000 small files need no 64 KiB each. */
        public byte[] buffer() {
            return new byte[end == Standing.UNKNOWN ? DownloadSpec.CHUNK_BYTES
                    : Math.clamp(end - offset, 1, DownloadSpec.CHUNK_BYTES)];
        }

        /** Ends the step of a file that stands whole under its final name. */
        public Outcome saved(Part.Whole whole) {
            return attempt.saved(whole);
        }
    }

    /** What became of one request. */
    sealed interface Outcome extends Verdict {}

    /**
     * Make another request, after a pause: elsewhere, from the start, or the same once more.
     *
     * @param next the request
     * @param pause how long to wait before it; zero for not at all
     */
    record Again(Attempt next, Duration pause) implements Outcome {}

    /**
     * Nothing more: the file is whole, or given up; its step has ended.
     *
     * @param result which of the two
     */
    record Ended(FileResult result) implements Outcome {}
}
