package brigade.processes.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Plain data as bytes: CBOR (RFC 8949), read and written by Jackson's streaming core, with the declared types as the schema on both
 * sides. Records are arrays of their components, sealed interfaces begin with the record's simple name; no type is ever named that
 * the declared one does not permit. Safe for use by several threads.
 *
 * <p>Jackson's data binding would do the same with annotations; {@code docs/decisions/} says what it cost a worker's start.
 */
public final class Codec {
    /** How deep values may nest, either way; deeper ones are refused before they exhaust the stack. */
    static final int MAX_DEPTH = 100;

    private static final CBORFactory CBOR = new CBORFactory();

    private Codec() {}

    /**
     * Encodes a value of the declared type.
     *
     * @throws UnsendableException if it is not plain data, or nests too deep; the message names the type
     */
    public static byte[] encode(@Nullable Object value, Type type) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator out = CBOR.createGenerator(bytes)) {
            new Encoder(out).write(value, type, 0);
        } catch (JacksonException e) {
            throw new UnsendableException(type.getTypeName() + " cannot be encoded: " + e.getOriginalMessage());
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
        try (CBORParser in = CBOR.createParser(bytes)) {
            Object value = new Decoder(in).next(type, 0);
            if (in.nextToken() != null) {
                throw new MalformedException("more bytes than one " + type.getTypeName());
            }
            return value;
        } catch (JacksonException e) {
            throw new MalformedException("not CBOR of a " + type.getTypeName() + ": " + e.getOriginalMessage());
        } catch (MalformedException e) {
            throw e;
        } catch (IOException e) {
            throw new MalformedException("not CBOR of a " + type.getTypeName() + ": " + e.getMessage());
        }
    }
}
