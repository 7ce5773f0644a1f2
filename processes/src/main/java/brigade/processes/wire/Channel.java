package brigade.processes.wire;

import brigade.common.json.Json;
import brigade.processes.task.TaskCatalog;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * One end of the line between two JVMs: a Unix-domain socket that carries frames. A frame is its length, four bytes, most
 * significant first, and then that many bytes of JSON.
 *
 * <p>Any thread may send; one at a time may receive.
 */
public final class Channel implements AutoCloseable {
    /** The longest frame, in bytes: what bounds the memory that the other side can make this one use. */
    public static final int MAX_FRAME_BYTES = 16 << 20;

    private static final JsonMapper MAPPER = mapper();

    private final SocketChannel socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    /** Speaks over a connected socket. */
    public Channel(SocketChannel socket) {
        this.socket = socket;
        this.in = new DataInputStream(Channels.newInputStream(socket));
        this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(socket)));
    }

    private static JsonMapper mapper() {
        JsonMapper mapper = Json.mapper();
        for (TaskCatalog catalog : ServiceLoader.load(TaskCatalog.class)) {
            catalog.types().forEach((name, type) -> mapper.registerSubtypes(new NamedType(type, name)));
        }
        return mapper;
    }

    /** Returns the mapper that knows the tasks. */
    public static JsonMapper json() {
        return MAPPER;
    }

    /**
     * Sends a message.
     *
     * @throws UnsendableException if it cannot be encoded, or is too long; nothing was sent
     * @throws IOException if the other side is gone
     */
    public void send(Message message) throws IOException {
        byte[] frame = encode(message);
        synchronized (out) {
            out.writeInt(frame.length);
            out.write(frame);
            out.flush();
        }
    }

    private static byte[] encode(Message message) throws UnsendableException {
        try {
            byte[] frame = MAPPER.writeValueAsBytes(message);
            if (frame.length > MAX_FRAME_BYTES) {
                throw new UnsendableException("a message of " + frame.length + " bytes; the longest may have " + MAX_FRAME_BYTES);
            }
            return frame;
        } catch (JsonProcessingException e) {
            throw new UnsendableException(String.valueOf(e.getOriginalMessage()));
        }
    }

    /**
     * Waits for the next message.
     *
     * @return it; empty if the other side has closed the channel
     * @throws IOException if the channel breaks, or carries anything but frames of messages
     */
    public Optional<Message> receive() throws IOException {
        int length;
        try {
            length = in.readInt();
        } catch (EOFException _) {
            return Optional.empty();
        }
        if (length < 0 || length > MAX_FRAME_BYTES) {
            throw new IOException("a frame of " + length + " bytes; the longest may have " + MAX_FRAME_BYTES);
        }
        byte[] frame = new byte[length];
        in.readFully(frame);
        return Optional.of(MAPPER.readValue(frame, Message.class));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
