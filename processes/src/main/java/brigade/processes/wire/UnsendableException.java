package brigade.processes.wire;

import java.io.IOException;

/** A message cannot be encoded as a frame. The channel is unharmed. */
public final class UnsendableException extends IOException {
    private static final long serialVersionUID = 1;

    /** Creates it, with what is wrong with the message. */
    public UnsendableException(String message) {
        super(message);
    }
}
