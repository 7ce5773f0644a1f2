package brigade.processes.wire;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.io.BinaryEncoder;
import org.jspecify.annotations.Nullable;

/** The writing half of the codec: what is written is what the declared type says. */
final class Encoder {
    private final BinaryEncoder out;

    Encoder(BinaryEncoder out) {
        this.out = out;
    }

    void write(@Nullable Object value, Type type, int depth) throws IOException {
        if (depth > Codec.MAX_DEPTH) {
            throw new UnsendableException("values nest deeper than " + Codec.MAX_DEPTH);
        }
        if (!(type instanceof Class<?> declared && declared.isPrimitive())) {
            out.writeIndex(value == null ? Codec.ABSENT : Codec.PRESENT);
        }
        if (value == null) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            writeGeneric(value, generic, depth);
        } else if (type instanceof Class<?> declared) {
            writePlain(value, declared, depth);
        } else {
            throw unsendable(type);
        }
    }

    private void writePresent(@Nullable Object value, Type type, int depth) throws IOException {
        if (value == null) {
            throw new UnsendableException("null where a " + type.getTypeName() + " should be: send an Optional");
        }
        write(value, type, depth);
    }

    private void writeGeneric(Object value, ParameterizedType type, int depth) throws IOException {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class && value instanceof List<?> list) {
            out.writeArrayStart();
            out.setItemCount(list.size());
            for (Object element : list) {
                out.startItem();
                writePresent(element, arguments[0], depth + 1);
            }
            out.writeArrayEnd();
        } else if (type.getRawType() == Map.class && value instanceof Map<?, ?> map) {
            out.writeArrayStart();
            out.setItemCount(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.startItem();
                writePresent(entry.getKey(), arguments[0], depth + 1);
                writePresent(entry.getValue(), arguments[1], depth + 1);
            }
            out.writeArrayEnd();
        } else if (type.getRawType() == Optional.class && value instanceof Optional<?> optional) {
            write(optional.orElse(null), arguments[0], depth + 1);
        } else {
            throw unsendable(type);
        }
    }

    private void writePlain(Object value, Class<?> type, int depth) throws IOException {
        if (type == int.class || type == Integer.class) {
            out.writeInt((int) value);
        } else if (type == long.class || type == Long.class) {
            out.writeLong((long) value);
        } else if (type == double.class || type == Double.class) {
            out.writeDouble((double) value);
        } else if (type == boolean.class || type == Boolean.class) {
            out.writeBoolean((boolean) value);
        } else if (type == byte[].class) {
            out.writeBytes((byte[]) value);
        } else if (type == Duration.class) {
            Duration time = (Duration) value;
            out.writeLong(time.getSeconds());
            out.writeInt(time.getNano());
        } else if (type == String.class || type == URI.class || type == Path.class) {
            writeText(value.toString());
        } else if (type.isEnum()) {
            out.writeEnum(List.of(type.getEnumConstants()).indexOf(value));
        } else if (type.isSealed()) {
            out.writeIndex(Permitted.by(type).place(value));
            writeRecord(value, value.getClass(), depth);
        } else if (type.isRecord()) {
            writeRecord(value, type, depth);
        } else {
            throw unsendable(type);
        }
    }

    private void writeText(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        out.writeBytes(bytes);
    }

    private void writeRecord(Object value, Class<?> type, int depth) throws IOException {
        Shape shape = Shape.of(type);
        for (int i = 0; i < shape.size(); i++) {
            writePresent(shape.read(value, i), shape.type(i), depth + 1);
        }
    }

    private static UnsendableException unsendable(Type type) {
        return new UnsendableException(
                type.getTypeName() + " is not plain data: send numbers, strings, byte arrays, enums, durations,"
                        + " URIs, paths, and lists, maps, optionals, records and sealed interfaces of these");
    }
}
