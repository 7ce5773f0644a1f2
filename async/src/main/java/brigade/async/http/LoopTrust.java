package brigade.async.http;

import brigade.common.http.Trust;
import io.vertx.core.Vertx;
import io.vertx.core.net.TrustOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whom to trust, read when the first connection needs it. Vert.x asks on a worker thread: the JDK's own certificates take a quarter of a
 * second to read, and without any options Vert.x would read them on the loop.
 *
 * @param pem a PEM file with the certificates to trust; empty for the JDK's own
 */
record LoopTrust(Optional<Path> pem) implements TrustOptions {

    @Override
    public TrustOptions copy() {
        return this;
    }

    @Override
    public TrustManagerFactory getTrustManagerFactory(Vertx vertx) {
        return Trust.managers(pem);
    }

    @Override
    public Function<String, TrustManager[]> trustManagerMapper(Vertx vertx) {
        return _ -> Trust.managers(pem).getTrustManagers();
    }
}
