package brigade.processes.wire;

import java.io.IOException;

/** The other side sent what is no frame, no message or not the value it should be. */
public final class MalformedException extends IOException {
    private static final long serialVersionUID = 1;

    /** Creates it, with what is wrong. */
    public MalformedException(String message) {
        super(message);
    }
}
