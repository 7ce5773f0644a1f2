package brigade.common.cli;

import brigade.common.origin.Sizes;
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

    private static <T> T reading(Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
