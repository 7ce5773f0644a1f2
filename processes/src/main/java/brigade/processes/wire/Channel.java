package brigade.processes.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One end of the line between two JVMs: a Unix-domain socket that carries frames. A frame is its length, four bytes, most
 * significant first, and then that many bytes, which are one {@link Message}.
 *
 * <p>Any thread may send; one at a time may receive. A thread that is interrupted while it receives, or in the midst of sending,
 * closes the channel ({@link java.nio.channels.InterruptibleChannel}); one that is interrupted before it sends, does not.
 */
public final class Channel implements AutoCloseable {
    /** The longest frame, in bytes: what bounds the memory that the other side can make this one use. */
    public static final int MAX_FRAME_BYTES = 8 << 20;

    private static final int BUFFER_BYTES = 64 << 10;

    private final SocketChannel socket;
    private final ByteBuffer received = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
    private final ByteBuffer sending = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Object sender = new Object();

    /** Speaks over a connected socket. */
    public Channel(SocketChannel socket) {
        this.socket = socket;
    }

    /**
     * Sends a message.
     *
     * @throws UnsendableException if it cannot be encoded, or is too long; nothing was sent
     * @throws IOException if the other side is gone
     */
    public void send(Message message) throws IOException {
        byte[] frame = Codec.encode(message, Message.class);
        if (frame.length > MAX_FRAME_BYTES) {
            throw new UnsendableException("a message of " + frame.length + " bytes; the longest may have " + MAX_FRAME_BYTES
                    + "; send more by way of a file");
        }
        synchronized (sender) {
            boolean interrupted = Thread.interrupted();
            try {
                write(frame);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private void write(byte[] frame) throws IOException {
        sending.clear().putInt(frame.length);
        int offset = 0;
        do {
            int length = Math.min(sending.remaining(), frame.length - offset);
            sending.put(frame, offset, length).flip();
            while (sending.hasRemaining()) {
                socket.write(sending);
            }
            sending.clear();
            offset += length;
        } while (offset < frame.length);
    }

    /** Interrupts the thread, but not in the midst of sending, which would close the channel. */
    public void interrupt(Thread thread) {
        synchronized (sender) {
            thread.interrupt();
        }
    }

    /**
     * Waits until there is something to receive.
     *
     * @return whether there is; false if the other side has closed the channel, or is gone
     * @throws IOException if this side closed the channel
     */
    public boolean awaitMore() throws IOException {
        return fill(Integer.BYTES);
    }

    /**
     * Waits for the next message.
     *
     * @return it; null if the other side has closed the channel, or is gone
     * @throws MalformedException if what comes is no frame of a message
     * @throws IOException if this side closed the channel
     */
    public @Nullable Message receive() throws IOException {
        if (!fill(Integer.BYTES)) {
            return null;
        }
        int length = received.getInt();
        if (length < 0 || length > MAX_FRAME_BYTES) {
            throw new MalformedException(
                    "a frame of " + Integer.toUnsignedString(length) + " bytes; the longest may have " + MAX_FRAME_BYTES);
        }
        byte[] frame = new byte[length];
        for (int offset = 0; offset < length;) {
            if (!received.hasRemaining() && !fill(1)) {
                throw new EOFException("the channel ended within a frame: " + offset + " of " + length + " bytes came");
            }
            int piece = Math.min(length - offset, received.remaining());
            received.get(frame, offset, piece);
            offset += piece;
        }
        Object message = Codec.decode(frame, Message.class);
        if (message == null) {
            throw new MalformedException("a frame of no message");
        }
        return (Message) message;
    }

    /** Reads until so many bytes are there; returns false if the channel ended before the first of them. */
    private boolean fill(int bytes) throws IOException {
        while (received.remaining() < bytes) {
            if (!read()) {
                if (received.hasRemaining()) {
                    throw new EOFException("the channel ended within a frame's length");
                }
                return false;
            }
        }
        return true;
    }

    private boolean read() throws IOException {
        received.compact();
        try {
            return socket.read(received) >= 0;
        } finally {
            received.flip(); // Or what was read long ago would be read again, by whoever tries once more.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
