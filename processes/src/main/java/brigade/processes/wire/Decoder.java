package brigade.processes.wire;

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
import org.jspecify.annotations.Nullable;

/**
 * The reading half of the codec: what comes must be what the declared type says, and nothing else is ever made. A length is believed
 * only if so many bytes are there.
 */
final class Decoder {
    private final ByteBuffer in;

    Decoder(ByteBuffer in) {
        this.in = in;
    }

    @Nullable
    Object read(Type type, int depth) throws MalformedException {
        if (depth > Codec.MAX_DEPTH) {
            throw new MalformedException("values nest deeper than " + Codec.MAX_DEPTH);
        }
        if (type instanceof Class<?> declared && declared.isPrimitive()) {
            return plain(declared, depth);
        }
        if (!truth(type)) {
            return null;
        }
        if (type instanceof ParameterizedType generic) {
            return generic(generic, depth);
        }
        return type instanceof Class<?> declared ? plain(declared, depth) : refuse("something", type);
    }

    private Object generic(ParameterizedType type, int depth) throws MalformedException {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return Optional.ofNullable(read(arguments[0], depth + 1));
        }
        if (type.getRawType() == List.class) {
            List<@Nullable Object> list = new ArrayList<>();
            for (int left = length(type); left > 0; left--) {
                list.add(read(arguments[0], depth + 1));
            }
            return list;
        }
        if (type.getRawType() == Map.class) {
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int left = length(type); left > 0; left--) {
                map.put(read(arguments[0], depth + 1), read(arguments[1], depth + 1));
            }
            return map;
        }
        return refuse("something", type);
    }

    private Object plain(Class<?> type, int depth) throws MalformedException {
        if (type == int.class || type == Integer.class) {
            return in.getInt();
        }
        if (type == long.class || type == Long.class) {
            return in.getLong();
        }
        if (type == double.class || type == Double.class) {
            return in.getDouble();
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(type);
        }
        if (type == byte[].class) {
            byte[] bytes = new byte[length(type)];
            in.get(bytes);
            return bytes;
        }
        if (type == Duration.class) {
            return duration(in.getLong(), in.getInt());
        }
        if (type == String.class || type == URI.class || type == Path.class) {
            return text(type);
        }
        if (type.isEnum()) {
            return constant(string(type), type);
        }
        if (type.isSealed()) {
            byte place = in.get();
            Class<?> permitted = Permitted.by(type).at(place);
            return permitted == null ? refuse("number " + place, type) : record(permitted, depth);
        }
        return type.isRecord() ? record(type, depth) : refuse("something", type);
    }

    private boolean truth(Type type) throws MalformedException {
        byte truth = in.get();
        if (truth != 0 && truth != 1) {
            refuse("neither 0 nor 1, but " + truth + ",", type);
        }
        return truth == 1;
    }

    /** Reads how many bytes or elements follow; no element has less than a byte. */
    private int length(Type type) throws MalformedException {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            refuse("a length of " + Integer.toUnsignedString(length) + ", where " + in.remaining() + " bytes follow,", type);
        }
        return length;
    }

    private static Duration duration(long seconds, int nanos) throws MalformedException {
        try {
            return Duration.ofSeconds(seconds, nanos);
        } catch (ArithmeticException | DateTimeException e) {
            throw new MalformedException("no duration: " + e.getMessage());
        }
    }

    private Object text(Class<?> type) throws MalformedException {
        String text = string(type);
        try {
            return type == URI.class ? new URI(text) : type == Path.class ? Path.of(text) : text;
        } catch (URISyntaxException | InvalidPathException e) {
            throw new MalformedException("not a " + type.getName() + ": " + e.getMessage());
        }
    }

    private String string(Class<?> type) throws MalformedException {
        int length = length(type);
        ByteBuffer bytes = in.slice(in.position(), length);
        in.position(in.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException _) {
            throw new MalformedException("bytes that are not UTF-8 where a " + type.getName() + " should be");
        }
    }

    private static Object constant(String name, Class<?> type) throws MalformedException {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        return refuse("'" + name + "'", type);
    }

    private Object record(Class<?> type, int depth) throws MalformedException {
        Shape shape = Shape.of(type);
        @Nullable
        Object[] components = new @Nullable Object[shape.size()];
        for (int i = 0; i < components.length; i++) {
            components[i] = read(shape.type(i), depth + 1);
        }
        return shape.make(components);
    }

    private static Object refuse(String what, Type type) throws MalformedException {
        throw new MalformedException(what + " where a " + type.getTypeName() + " should be");
    }
}
