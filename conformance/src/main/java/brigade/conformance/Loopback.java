package brigade.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The kit's own certificate, for 127.0.0.1, ::1 and localhost: signed by itself, so that nobody trusts it who was not told to. */
final class Loopback {
    private static final char[] PASSWORD = "brigade".toCharArray();

    private Loopback() {}

    /** Returns the server's side. */
    static SSLContext context() throws IOException {
        try (InputStream in = resource("loopback.p12")) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** Puts the certificate where a client can be told to trust it: beside the directory, not in it. */
    static Path certificate(Path directory) throws IOException {
        Path pem = directory.resolveSibling(directory.getFileName() + ".pem");
        try (InputStream in = resource("loopback.pem")) {
            Files.write(pem, in.readAllBytes());
        }
        pem.toFile().deleteOnExit();
        return pem;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Loopback.class.getResourceAsStream(name), name);
    }
}
