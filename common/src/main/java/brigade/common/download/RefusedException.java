package brigade.common.download;

import java.io.IOException;

/** The policy refuses to go on with a download; the message is the reason that its result gives. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    /** Creates a refusal. */
    public RefusedException(String reason) {
        super(reason);
    }
}
