package brigade.common.download;

import brigade.common.journal.Step;
import java.io.IOException;
import java.util.OptionalLong;

/** What to do about a reply. Waiting and trying again will be a further case; so far nothing is tried twice. */
public sealed interface Verdict {

    /**
     * Save the body.
     *
     * @param file the file it belongs to
     * @param expected how many bytes must come; empty if the server did not say
     * @param step the file's step
     */
    record Save(Fetch file, OptionalLong expected, Step step) implements Verdict {

        /** Opens the place where the bytes stand until they are whole, and notes how many are expected. Touches the disk. */
        public Part open() throws IOException {
            expected.ifPresent(bytes -> step.note(DownloadSpec.EXPECTS + bytes));
            return Part.create(file, expected);
        }
    }

    /**
     * Ask elsewhere.
     *
     * @param next the request to make
     */
    record Follow(Attempt next) implements Verdict {}

    /**
     * Give the file up.
     *
     * @param reason why, for the file's result
     */
    record Refuse(String reason) implements Verdict {

        /** Returns the refusal as an exception, for where a method must end with one. */
        public RefusedException exception() {
            return new RefusedException(reason);
        }
    }
}
