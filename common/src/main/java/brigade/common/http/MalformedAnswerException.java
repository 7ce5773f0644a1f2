package brigade.common.http;

import java.io.IOException;

/** What came is no HTTP response, or one that leaves open where it ends. The message says what is wrong with it. */
public final class MalformedAnswerException extends IOException {
    private static final long serialVersionUID = 1;

    /** Creates the exception for an answer of which that is wrong: "its first line is 'hello'". */
    public MalformedAnswerException(String what) {
        super(what);
    }
}
