package brigade.common.cli;

import brigade.common.http.Header;
import brigade.common.origin.Sizes;
import brigade.common.time.Durations;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How option values are read, and what is said of those that cannot be. */
final class Converters {

    private Converters() {}

    /** Reads {@code boil=2s}. */
    static final class OfAssistant implements ITypeConverter<Assistant> {

        @Override
        public Assistant convert(String value) {
            return reading(() -> Assistant.parse(value));
        }
    }

    /** Reads {@code 500}, {@code 64k}, {@code 10m}. */
    static final class OfSize implements ITypeConverter<Long> {

        @Override
        public Long convert(String value) {
            return reading(() -> Sizes.parse(value));
        }
    }

    /** Reads {@code 400ms}, {@code 2s}, {@code 1m30s}. */
    static final class OfDuration implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String value) {
            return reading(() -> Durations.parse(value));
        }
    }

    /** Reads {@code Accept: text/plain}. */
    static final class OfHeader implements ITypeConverter<Header> {

        @Override
        public Header convert(String value) {
            return reading(() -> Header.parse(value));
        }
    }

    /** Reads a file's name, which the locale must have letters for. */
    static final class OfPath implements ITypeConverter<Path> {

        @Override
        public Path convert(String value) {
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                throw new TypeConversionException("'" + value + "' is no file name in this locale (" + e.getReason()
                        + "); set LC_ALL to one that has its letters, as C.UTF-8");
            }
        }
    }

    private static <T> T reading(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
