package brigade.processes.wire;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.io.BinaryDecoder;
import org.jspecify.annotations.Nullable;

/**
 * The reading half of the codec: what comes must be what the declared type says, and nothing else is ever made. A length is believed
 * only if the whole value has so many bytes.
 */
final class Decoder {
    private final BinaryDecoder in;
    private final int size;

    Decoder(BinaryDecoder in, int size) {
        this.in = in;
        this.size = size;
    }

    @Nullable
    Object read(Type type, int depth) throws IOException {
        if (depth > Codec.MAX_DEPTH) {
            throw new MalformedException("values nest deeper than " + Codec.MAX_DEPTH);
        }
        boolean primitive = type instanceof Class<?> declared && declared.isPrimitive();
        if (!primitive && !present(type)) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return generic(generic, depth);
        }
        return type instanceof Class<?> declared ? plain(declared, depth) : refuse("something", type);
    }

    /** Reads what is part of something else: only the whole, and an optional's value, may be absent. */
    private Object readPresent(Type type, int depth) throws IOException {
        Object value = read(type, depth);
        return value == null ? refuse("nothing", type) : value;
    }

    private Object generic(ParameterizedType type, int depth) throws IOException {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return Optional.ofNullable(read(arguments[0], depth + 1));
        }
        if (type.getRawType() == List.class) {
            List<Object> list = new ArrayList<>();
            for (long block = in.readArrayStart(); block != 0; block = in.arrayNext()) {
                for (int left = believed(block, type); left > 0; left--) {
                    list.add(readPresent(arguments[0], depth + 1));
                }
            }
            return list;
        }
        if (type.getRawType() == Map.class) {
            Map<Object, Object> map = new LinkedHashMap<>();
            for (long block = in.readArrayStart(); block != 0; block = in.arrayNext()) {
                for (int left = believed(block, type); left > 0; left--) {
                    map.put(readPresent(arguments[0], depth + 1), readPresent(arguments[1], depth + 1));
                }
            }
            return map;
        }
        return refuse("something", type);
    }

    private Object plain(Class<?> type, int depth) throws IOException {
        if (type == int.class || type == Integer.class) {
            return in.readInt();
        }
        if (type == long.class || type == Long.class) {
            return in.readLong();
        }
        if (type == double.class || type == Double.class) {
            return in.readDouble();
        }
        if (type == boolean.class || type == Boolean.class) {
            return in.readBoolean();
        }
        if (type == byte[].class) {
            return bytes(type);
        }
        if (type == Duration.class) {
            return duration(in.readLong(), in.readInt());
        }
        if (type == String.class || type == URI.class || type == Path.class) {
            return text(type);
        }
        if (type.isEnum()) {
            return constant(in.readEnum(), type);
        }
        if (type.isSealed()) {
            int place = in.readIndex();
            Class<?> permitted = Permitted.by(type).at(place);
            return permitted == null ? refuse("number " + place, type) : record(permitted, depth);
        }
        return type.isRecord() ? record(type, depth) : refuse("something", type);
    }

    private boolean present(Type type) throws IOException {
        int branch = in.readIndex();
        if (branch != Codec.ABSENT && branch != Codec.PRESENT) {
            refuse("branch " + branch, type);
        }
        return branch == Codec.PRESENT;
    }

    private byte[] bytes(Type type) throws IOException {
        byte[] bytes = new byte[believed(in.readLong(), type)];
        in.readFixed(bytes);
        return bytes;
    }

    /** Returns a number of bytes or elements, if there can be so many: no element has less than a byte. */
    private int believed(long length, Type type) throws MalformedException {
        if (length < 0 || length > size) {
            refuse("a length of " + length + " within " + size + " bytes", type);
        }
        return (int) length;
    }

    private static Duration duration(long seconds, int nanos) throws MalformedException {
        try {
            return Duration.ofSeconds(seconds, nanos);
        } catch (ArithmeticException | DateTimeException e) {
            throw new MalformedException("no duration: " + e.getMessage());
        }
    }

    private Object text(Class<?> type) throws IOException {
        String text = string(type);
        try {
            return type == URI.class ? new URI(text) : type == Path.class ? Path.of(text) : text;
        } catch (URISyntaxException | InvalidPathException e) {
            throw new MalformedException("not a " + type.getName() + ": " + e.getMessage());
        }
    }

    private String string(Class<?> type) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(type));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException _) {
            throw new MalformedException("bytes that are not UTF-8 where a " + type.getName() + " should be");
        }
    }

    private static Object constant(int ordinal, Class<?> type) throws MalformedException {
        Object[] constants = type.getEnumConstants();
        return ordinal >= 0 && ordinal < constants.length ? constants[ordinal] : refuse("constant " + ordinal, type);
    }

    private Object record(Class<?> type, int depth) throws IOException {
        Shape shape = Shape.of(type);
        Object[] components = new Object[shape.size()];
        for (int i = 0; i < components.length; i++) {
            components[i] = readPresent(shape.type(i), depth + 1);
        }
        return shape.make(components);
    }

    private static Object refuse(String what, Type type) throws MalformedException {
        throw new MalformedException(what + " where a " + type.getTypeName() + " should be");
    }
}
