package brigade.guests;

import brigade.common.model.ModelProvider;
import brigade.conformance.CrunchRules;
import brigade.conformance.KitchenRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;

/** The rules of what a guest that comes with Brigade may offer. */
@NullMarked
abstract class GuestConformance implements KitchenRules, CrunchRules {
    private final Path directory;

    GuestConformance(String directory) {
        this.directory = Path.of(directory);
    }

    @Override
    public ModelProvider provider() {
        try {
            return new GuestProvider(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
