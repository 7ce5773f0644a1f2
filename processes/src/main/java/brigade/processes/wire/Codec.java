package brigade.processes.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Plain data as bytes: Avro's binary encoding, by Avro's own encoder and decoder, with the declared types as the schema on both sides.
 * Safe for use by several threads.
 *
 * <p>In Avro's terms: what is no primitive is a union of null and its type, though only the whole and an optional's value may be null;
 * records are records; what is sealed is a union of the records that
 * the interface permits; lists are arrays, maps arrays of pairs, enums enums, durations a long and an int (seconds and nanoseconds),
 * strings, URIs and paths strings. A union names a branch of the declared type and nothing else, so that no other type can be asked for.
 *
 * <p>Libraries that bind data to records would do the rest, too; {@code docs/decisions/} says what they cost a worker's start.
 */
public final class Codec {
    /** How deep values may nest, either way; deeper ones are refused before they exhaust the stack. */
    static final int MAX_DEPTH = 100;

    /** The branch of a union that stands for nothing. */
    static final int ABSENT = 0;

    /** The branch of a union that stands for a value. */
    static final int PRESENT = 1;

    private Codec() {}

    /**
     * Encodes a value of the declared type.
     *
     * @throws UnsendableException if it is not plain data, or nests too deep; the message names the type
     */
    public static byte[] encode(@Nullable Object value, Type type) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            BinaryEncoder out = EncoderFactory.get().binaryEncoder(bytes, null);
            new Encoder(out).write(value, type, 0);
            out.flush();
            return bytes.toByteArray();
        } catch (CharacterCodingException _) {
            throw new UnsendableException(
                    "a string in a " + type.getTypeName() + " has half a surrogate pair, which is no character");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Decodes a value of the declared type.
     *
     * @throws MalformedException if the bytes are not exactly one such value
     */
    public static @Nullable Object decode(byte[] bytes, Type type) throws MalformedException {
        try {
            BinaryDecoder in = DecoderFactory.get().binaryDecoder(bytes, null);
            Object value = new Decoder(in, bytes.length).read(type, 0);
            if (!in.isEnd()) {
                throw new MalformedException("more bytes than one " + type.getTypeName());
            }
            return value;
        } catch (MalformedException e) {
            throw e;
        } catch (EOFException _) {
            throw new MalformedException(bytes.length + " bytes, too few for a " + type.getTypeName());
        } catch (AvroRuntimeException | IOException e) {
            throw new MalformedException("no Avro of a " + type.getTypeName() + ": " + e.getMessage());
        }
    }
}
