package brigade.processes.wire;

import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The writing half of the codec: what is written is what the declared type says. */
final class Encoder {
    private final CBORGenerator out;

    Encoder(CBORGenerator out) {
        this.out = out;
    }

    void write(@Nullable Object value, Type type, int depth) throws IOException {
        if (depth > Codec.MAX_DEPTH) {
            throw new UnsendableException("values nest deeper than " + Codec.MAX_DEPTH);
        }
        if (value == null) {
            out.writeNull();
        } else if (type instanceof ParameterizedType generic) {
            writeGeneric(value, generic, depth);
        } else if (type instanceof Class<?> declared) {
            writePlain(value, declared, depth);
        } else {
            throw unsendable(type);
        }
    }

    private void writeGeneric(Object value, ParameterizedType type, int depth) throws IOException {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == List.class && value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element, arguments[0], depth + 1);
            }
            out.writeEndArray();
        } else if (type.getRawType() == Map.class && value instanceof Map<?, ?> map) {
            out.writeStartArray();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(entry.getKey(), arguments[0], depth + 1);
                write(entry.getValue(), arguments[1], depth + 1);
            }
            out.writeEndArray();
        } else if (type.getRawType() == Optional.class && value instanceof Optional<?> optional) {
            write(optional.orElse(null), arguments[0], depth + 1);
        } else {
            throw unsendable(type);
        }
    }

    @SuppressWarnings("IfChainToSwitch") // A pattern switch links itself at run time: a worker would pay for that at its start.
    private void writePlain(Object value, Class<?> type, int depth) throws IOException {
        if (type == Object.class || (type.isInterface() && type != Path.class && !type.isSealed())) {
            throw unsendable(type);
        }
        if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Integer number) {
            out.writeNumber((int) number);
        } else if (value instanceof Long number) {
            out.writeNumber((long) number);
        } else if (value instanceof Double number) {
            out.writeNumber((double) number);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof byte[] bytes) {
            out.writeBinary(bytes);
        } else if (value instanceof Enum<?> constant) {
            out.writeString(constant.name());
        } else if (value instanceof Duration time) {
            out.writeStartArray();
            out.writeNumber(time.getSeconds());
            out.writeNumber(time.getNano());
            out.writeEndArray();
        } else if (value instanceof URI || value instanceof Path) {
            out.writeString(value.toString());
        } else if (value instanceof Record) {
            writeRecord(value, type, depth);
        } else {
            throw unsendable(value.getClass());
        }
    }

    private void writeRecord(Object value, Class<?> declared, int depth) throws IOException {
        out.writeStartArray();
        if (declared.isSealed()) {
            out.writeString(value.getClass().getSimpleName());
        } else if (declared != value.getClass()) {
            throw unsendable(declared);
        }
        Shape shape = Shape.of(value.getClass());
        for (int i = 0; i < shape.size(); i++) {
            write(shape.read(value, i), shape.type(i), depth + 1);
        }
        out.writeEndArray();
    }

    private static UnsendableException unsendable(Type type) {
        return new UnsendableException(
                type.getTypeName() + " is not plain data: send numbers, strings, byte arrays, enums, durations,"
                        + " URIs, paths, and lists, maps, optionals, records and sealed interfaces of these");
    }
}
