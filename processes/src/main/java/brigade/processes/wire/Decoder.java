package brigade.processes.wire;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reading half of the codec: what comes must be what the declared type says, and nothing else is ever made. */
final class Decoder {
    private final CBORParser in;

    Decoder(CBORParser in) {
        this.in = in;
    }

    @Nullable
    Object next(Type type, int depth) throws IOException {
        JsonToken token = in.nextToken();
        if (token == null) {
            throw new MalformedException("ends before a " + type.getTypeName());
        }
        return value(token, type, depth);
    }

    private @Nullable Object value(JsonToken token, Type type, int depth) throws IOException {
        if (depth > Codec.MAX_DEPTH) {
            throw new MalformedException("values nest deeper than " + Codec.MAX_DEPTH);
        }
        if (type instanceof ParameterizedType generic) {
            return generic(token, generic, depth);
        }
        if (token == JsonToken.VALUE_NULL && type instanceof Class<?> declared && !declared.isPrimitive()) {
            return null;
        }
        return type instanceof Class<?> declared ? plain(token, declared, depth) : refuse(token, type);
    }

    private @Nullable Object generic(JsonToken token, ParameterizedType type, int depth) throws IOException {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return Optional.ofNullable(value(token, arguments[0], depth + 1));
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (type.getRawType() == List.class) {
            expect(JsonToken.START_ARRAY, token, type);
            List<@Nullable Object> list = new ArrayList<>();
            for (JsonToken element = in.nextToken(); element != JsonToken.END_ARRAY; element = in.nextToken()) {
                list.add(value(present(element, type), arguments[0], depth + 1));
            }
            return list;
        }
        if (type.getRawType() == Map.class) {
            expect(JsonToken.START_ARRAY, token, type);
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (JsonToken key = in.nextToken(); key != JsonToken.END_ARRAY; key = in.nextToken()) {
                map.put(value(present(key, type), arguments[0], depth + 1), next(arguments[1], depth + 1));
            }
            return map;
        }
        return refuse(token, type);
    }

    private Object plain(JsonToken token, Class<?> type, int depth) throws IOException {
        if (type == int.class || type == Integer.class) {
            expect(JsonToken.VALUE_NUMBER_INT, token, type);
            return in.getIntValue();
        }
        if (type == long.class || type == Long.class) {
            expect(JsonToken.VALUE_NUMBER_INT, token, type);
            return in.getLongValue();
        }
        if (type == double.class || type == Double.class) {
            expect(JsonToken.VALUE_NUMBER_FLOAT, token, type);
            return in.getDoubleValue();
        }
        if (type == boolean.class || type == Boolean.class) {
            return token == JsonToken.VALUE_TRUE || (token != JsonToken.VALUE_FALSE && refuse(token, type) == type);
        }
        if (type == byte[].class) {
            expect(JsonToken.VALUE_EMBEDDED_OBJECT, token, type);
            return in.getBinaryValue();
        }
        if (type == Duration.class) {
            expect(JsonToken.START_ARRAY, token, type);
            Duration time = Duration.ofSeconds(number(), number());
            expect(JsonToken.END_ARRAY, in.nextToken(), type);
            return time;
        }
        if (type.isSealed() || type.isRecord()) {
            expect(JsonToken.START_ARRAY, token, type);
            return record(type.isSealed() ? permitted(type) : type, depth);
        }
        expect(JsonToken.VALUE_STRING, token, type);
        return parsed(in.getText(), type);
    }

    private long number() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, in.nextToken(), long.class);
        return in.getLongValue();
    }

    private static Object parsed(String text, Class<?> type) throws MalformedException {
        if (type == String.class) {
            return text;
        }
        try {
            if (type == URI.class) {
                return new URI(text);
            }
            if (type == Path.class) {
                return Path.of(text);
            }
        } catch (URISyntaxException | InvalidPathException e) {
            throw new MalformedException("not a " + type.getName() + ": " + e.getMessage());
        }
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                if (((Enum<?>) constant).name().equals(text)) {
                    return constant;
                }
            }
        }
        throw new MalformedException("a string where a " + type.getName() + " should be");
    }

    private Class<?> permitted(Class<?> type) throws IOException {
        expect(JsonToken.VALUE_STRING, in.nextToken(), type);
        String name = in.getText();
        for (Class<?> subclass : type.getPermittedSubclasses()) {
            if (subclass.getSimpleName().equals(name) && subclass.isRecord()) {
                return subclass;
            }
        }
        throw new MalformedException("no " + type.getName() + " is called '" + name + "'");
    }

    private Object record(Class<?> type, int depth) throws IOException {
        Shape shape = Shape.of(type);
        @Nullable
        Object[] components = new @Nullable Object[shape.size()];
        for (int i = 0; i < components.length; i++) {
            components[i] = next(shape.type(i), depth + 1);
        }
        expect(JsonToken.END_ARRAY, in.nextToken(), type);
        return shape.make(components);
    }

    private static JsonToken present(@Nullable JsonToken token, Type type) throws MalformedException {
        if (token == null) {
            throw new MalformedException("ends within a " + type.getTypeName());
        }
        return token;
    }

    private static void expect(JsonToken expected, @Nullable JsonToken token, Type type) throws MalformedException {
        if (token != expected) {
            refuse(token, type);
        }
    }

    private static Object refuse(@Nullable JsonToken token, Type type) throws MalformedException {
        throw new MalformedException((token == null ? "the end" : token.name()) + " where a " + type.getTypeName() + " should be");
    }
}
