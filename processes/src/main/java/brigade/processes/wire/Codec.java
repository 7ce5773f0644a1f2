package brigade.processes.wire;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Plain data as bytes, in the JDK's own encoding of {@link java.io.DataOutput} and {@link ByteBuffer}, with the declared types as the
 * schema on both sides. No type is ever named that the declared one does not permit. Safe for use by several threads.
 *
 * <p>Numbers have their fixed width, most significant byte first. Strings and byte arrays begin with their length in bytes, lists and
 * maps with their number of elements, four bytes; strings are UTF-8. Enum constants are their names, durations seconds and
 * nanoseconds, URIs and paths strings. Records are their components, one after another; what is sealed begins with one byte, the place
 * of the record among those that the interface permits. Before what may be absent stands one byte: 0 if it is, 1 if it is not.
 *
 * <p>Libraries with formats of their own would do the same; {@code docs/decisions/} says what they cost a worker's start.
 */
public final class Codec {
    /** How deep values may nest, either way; deeper ones are refused before they exhaust the stack. */
    static final int MAX_DEPTH = 100;

    private Codec() {}

    /**
     * Encodes a value of the declared type.
     *
     * @throws UnsendableException if it is not plain data, or nests too deep; the message names the type
     */
    public static byte[] encode(@Nullable Object value, Type type) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new Encoder(new DataOutputStream(bytes)).write(value, type, 0);
        } catch (CharacterCodingException _) {
            throw new UnsendableException(
                    "a string in a " + type.getTypeName() + " has half a surrogate pair, which is no character");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Decodes a value of the declared type.
     *
     * @throws MalformedException if the bytes are not exactly one such value
     */
    public static @Nullable Object decode(byte[] bytes, Type type) throws MalformedException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            Object value = new Decoder(in).read(type, 0);
            if (in.hasRemaining()) {
                throw new MalformedException("more bytes than one " + type.getTypeName());
            }
            return value;
        } catch (BufferUnderflowException _) {
            throw new MalformedException(bytes.length + " bytes, too few for a " + type.getTypeName());
        }
    }
}
