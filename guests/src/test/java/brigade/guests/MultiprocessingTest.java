package brigade.guests;

import brigade.common.model.ModelProvider;
import brigade.conformance.CrunchRules;
import brigade.conformance.KitchenRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;

/** Holds {@code python/multiprocessing} to the rules of what it offers. */
@NullMarked
class MultiprocessingTest implements KitchenRules, CrunchRules {

    @Override
    public ModelProvider provider() {
        try {
            return new GuestProvider(Path.of("python/multiprocessing"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
