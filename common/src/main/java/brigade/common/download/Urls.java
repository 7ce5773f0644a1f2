package brigade.common.download;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is done with URLs, and above all what is not shown of them: they carry passwords, and signatures in their queries. */
public final class Urls {
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/?#]*@");
    private static final Pattern QUERY = Pattern.compile("\\?[^#]*");

    private Urls() {}

    /** Returns the URL for a person: without user and password, query and fragment. */
    public static String shown(URI url) {
        return masked(url.toString()).replaceAll("#.*", "");
    }

    /** Returns any text that may be a URL, without what may be a credential in it. */
    public static String masked(String text) {
        return QUERY.matcher(USER_INFO.matcher(text).replaceAll("***@")).replaceFirst("?…");
    }

    /** Returns the URL with everything that is not ASCII in percent escapes: clients differ in what they make of it otherwise. */
    static URI ascii(URI url) {
        String ascii = url.toASCIIString();
        return ascii.equals(url.toString()) ? url : URI.create(ascii);
    }

    static boolean isHttp(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("http") || scheme.equals("https");
    }

    /** Returns the URL as it is asked for: without fragment, user and password. */
    static URI withoutUserInfo(URI url) {
        if (url.toString().indexOf('@') < 0 && url.getRawFragment() == null) {
            return url;
        }
        String text = USER_INFO.matcher(url.toString()).replaceFirst("");
        int fragment = text.indexOf('#');
        return URI.create(fragment < 0 ? text : text.substring(0, fragment));
    }

    /** Returns what user and password in the URL mean as a header. */
    static Optional<Header> authorization(URI url) {
        String userInfo = url.getUserInfo();
        if (userInfo == null || userInfo.isEmpty()) {
            return Optional.empty();
        }
        String pair = userInfo.contains(":") ? userInfo : userInfo + ":";
        return Optional.of(
                new Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }

    /** Returns whether scheme, host and port are the same: whether both may see a credential. */
    static boolean sameOrigin(URI one, URI other) {
        return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme()) && host(one).equals(host(other))
                && port(one) == port(other);
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
    }

    static String host(URI url) {
        return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    }
}
