package brigade.common.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whom an https connection trusts. */
public final class Trust {

    private Trust() {}

    /**
     * Returns a context that trusts the certificates of a PEM file, and no others; the JDK's own context without one.
     *
     * @throws IllegalArgumentException if the file has none; the message names it and says why
     */
    public static SSLContext context(Optional<Path> pem) {
        try {
            if (pem.isEmpty()) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(pem).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unreadable(pem, e);
        }
    }

    /**
     * Returns what judges certificates by those of a PEM file; by the JDK's own without one.
     *
     * @throws IllegalArgumentException if the file has none; the message names it and says why
     */
    public static TrustManagerFactory managers(Optional<Path> pem) {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(pem.isEmpty() ? null : store(pem.get()));
            return managers;
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable(pem, e);
        }
    }

    private static IllegalArgumentException unreadable(Optional<Path> pem, Exception failure) {
        return new IllegalArgumentException(
                pem.map(Path::toString).orElse("the JDK's trust") + ": cannot be read as PEM certificates: "
                        + failure.getMessage(),
                failure);
    }

    private static KeyStore store(Path pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : certificates(pem)) {
            store.setCertificateEntry("trusted-" + store.size(), certificate);
        }
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path pem) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IOException("there is none in it");
            }
            return certificates;
        }
    }
}
