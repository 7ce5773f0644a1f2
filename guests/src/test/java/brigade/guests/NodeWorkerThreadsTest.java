package brigade.guests;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;

/** Holds {@code node/worker-threads} to the rules of what it offers. */
@NullMarked
class NodeWorkerThreadsTest extends GuestConformance {

    /** The guest in its directory. */
    public static final class Provider extends GuestProvider {
        public Provider() throws IOException {
            super(Path.of("node/worker-threads"));
        }
    }

    NodeWorkerThreadsTest() {
        super(Provider::new);
    }
}
