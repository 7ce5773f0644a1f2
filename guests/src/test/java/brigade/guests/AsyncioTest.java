package brigade.guests;

import brigade.common.model.ModelProvider;
import brigade.conformance.CrunchRules;
import brigade.conformance.KitchenRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;

/** Holds {@code python/asyncio} to the rules of what it offers. */
@NullMarked
class AsyncioTest implements KitchenRules, CrunchRules {

    @Override
    public ModelProvider provider() {
        try {
            return new GuestProvider(Path.of("python/asyncio"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
