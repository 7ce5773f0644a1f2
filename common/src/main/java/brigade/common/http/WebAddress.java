package brigade.common.http;

import brigade.common.download.Urls;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where a request goes: an http or https URL, and apart from it the credentials that stood in it, so that nobody prints them.
 *
 * @param url the URL, in ASCII, without credentials and fragment
 * @param credentials user and password as {@code user:password}; empty if there are none
 */
public record WebAddress(URI url, String credentials) {
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_NAME = 40;

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException if it is none that can be asked for; the message says why, without the URL
     */
    public static WebAddress parse(String text) {
        try {
            URI url = new URI(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new IllegalArgumentException("not an http or https URL");
            }
            if (url.getHost() == null) {
                throw new IllegalArgumentException("a URL without a host");
            }
            if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
                throw new IllegalArgumentException("no such port: " + url.getPort());
            }
            String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
            URI bare = new URI(scheme + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()) + path
                    + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
            return new WebAddress(URI.create(bare.toASCIIString()), url.getUserInfo() == null ? "" : url.getUserInfo());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URL: " + e.getReason(), e);
        }
    }

    /** Returns the text, which may be no URL at all, without what would be credentials if it were one. */
    public static String withoutCredentials(String text) {
        return Urls.masked(text);
    }

    /** Returns the headers that every client sends: the same, so that servers see no difference between models. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "brigade");
        headers.put("Accept", "*/*");
        if (!credentials.isEmpty()) {
            headers.put("Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return headers;
    }

    /** Returns a short name: the last part of the path, or the host if there is no path. */
    public String name() {
        String path = url.getPath().replaceFirst("/+$", "");
        String name = path.isEmpty() ? url.getHost() : path.substring(path.lastIndexOf('/') + 1);
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    /** Returns the URL, without credentials. */
    @Override
    public String toString() {
        return url.toString();
    }
}
