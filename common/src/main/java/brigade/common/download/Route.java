package brigade.common.download;

import brigade.common.http.Header;
import brigade.common.http.Proxies;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How requests reach their servers, and what they say beside the URL.
 *
 * @param headers what is sent with each request; to other hosts than the URL's only what cannot be a credential
 * @param proxies which proxy to ask
 * @param trust a PEM file with the certificates to trust instead of the JDK's; empty for the JDK's
 */
public record Route(List<Header> headers, Proxies proxies, Optional<Path> trust) {

    /** Copies the list. */
    public Route {
        headers = List.copyOf(headers);
    }

    /** Returns the direct route, without headers. */
    public static Route direct() {
        return new Route(List.of(), Proxies.none(), Optional.empty());
    }

    /** Returns this, with these headers. */
    public Route headers(List<Header> headers) {
        return new Route(headers, proxies, trust);
    }

    /** Returns this, through these proxies. */
    public Route proxies(Proxies proxies) {
        return new Route(headers, proxies, trust);
    }

    /** Returns this, trusting the certificates in that file. */
    public Route trusting(Path pem) {
        return new Route(headers, proxies, Optional.of(pem));
    }
}
