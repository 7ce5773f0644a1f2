package brigade.guests;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;

/** Holds {@code python/multiprocessing} to the rules of what it offers. */
@NullMarked
class MultiprocessingTest extends GuestConformance {

    /** The guest in its directory. */
    public static final class Provider extends GuestProvider {
        public Provider() throws IOException {
            super(Path.of("python/multiprocessing"));
        }
    }

    MultiprocessingTest() {
        super(Provider::new);
    }
}
