package brigade.processes.wire;

/** A value cannot be encoded, or is too long for a frame. Nothing was sent, and the channel is unharmed. */
public final class UnsendableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates it, with what is wrong with the value. */
    public UnsendableException(String message) {
        super(message);
    }
}
