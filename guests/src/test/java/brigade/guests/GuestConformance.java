package brigade.guests;

import brigade.common.model.ModelProvider;
import brigade.conformance.BackgroundRules;
import brigade.conformance.CrunchRules;
import brigade.conformance.KitchenRules;
import brigade.conformance.RushRules;
import brigade.conformance.TicketsRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.NullMarked;

/** The rules of what a guest that comes with Brigade may offer. */
@NullMarked
abstract class GuestConformance implements BackgroundRules, CrunchRules, KitchenRules, RushRules, TicketsRules {
    private final Opening opening;

    /** Reads a guest's manifest. Its provider can be made without arguments, for the kit makes one in a JVM of its own, too. */
    interface Opening {
        ModelProvider open() throws IOException;
    }

    GuestConformance(Opening opening) {
        this.opening = opening;
    }

    @Override
    public ModelProvider provider() {
        try {
            return opening.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
