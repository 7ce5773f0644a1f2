package brigade.common.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The head of a response: its status and its header fields, as they came.
 *
 * @param status the status code
 * @param fields the fields in their order; lines that are none are not among them
 * @param length the length of the body in bytes, if it was announced and counts; empty for a body in chunks, or up to the connection's end
 */
public record Head(int status, List<Header> fields, Optional<Long> length) {

    /** Copies the list. */
    public Head {
        fields = List.copyOf(fields);
    }

    /** Returns the value of the first field of that name; null if there is none. */
    public @Nullable String first(String name) {
        for (Header field : fields) {
            if (field.is(name)) {
                return field.value();
            }
        }
        return null;
    }

    /** Returns what the content is coded with (RFC 9110, 8.4), in lower case; empty if it is as it is. */
    public Optional<String> coding() {
        String codings = all("Content-Encoding").stream()
                .flatMap(field -> Arrays.stream(field.toLowerCase(Locale.ROOT).split(",", -1)))
                .map(String::strip).filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .collect(Collectors.joining(", "));
        return codings.isEmpty() ? Optional.empty() : Optional.of(codings);
    }

    /** Returns a field's value, whose bytes stand for Latin-1, as UTF-8 if they are that: a Location in raw UTF-8 is common. */
    public static String utf8(String value) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException _) {
            return value;
        }
    }

    /** Returns the values of all fields of that name, in their order. */
    public List<String> all(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Header::value).toList();
    }
}
