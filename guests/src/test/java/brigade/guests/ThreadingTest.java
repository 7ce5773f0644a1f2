package brigade.guests;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;

/** Holds {@code python/threading} to the rules of what it offers. */
@NullMarked
class ThreadingTest extends GuestConformance {

    /** The guest in its directory. */
    public static final class Provider extends GuestProvider {
        public Provider() throws IOException {
            super(Path.of("python/threading"));
        }
    }

    ThreadingTest() {
        super(Provider::new);
    }
}
