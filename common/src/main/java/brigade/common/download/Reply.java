package brigade.common.download;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered, before its body: all that the policy needs to know.
 *
 * @param status the status code
 * @param length the announced length of the body in bytes; empty if it is not announced
 * @param location where a redirect leads
 */
public record Reply(int status, OptionalLong length, Optional<String> location) {

    /** Returns the reply with these headers; null or nonsense where a server sent none or nonsense. */
    public static Reply of(int status, @Nullable String length,
            @Nullable String location) {
        return new Reply(status, number(length), Optional.ofNullable(location));
    }

    private static OptionalLong number(@Nullable String length) {
        return length != null && length.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(length)) : OptionalLong.empty();
    }
}
