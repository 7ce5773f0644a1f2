package brigade.common.download;

import brigade.common.http.WebAddress;
import java.util.regex.Pattern;

/** What is not shown of URLs: they carry passwords, and signatures in their queries. */
public final class Urls {
    private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/?#]*@");
    private static final Pattern QUERY = Pattern.compile("\\?[^#]*");

    private Urls() {}

    /** Returns the URL for a person: without query, and so without user and password. */
    public static String shown(WebAddress url) {
        return masked(url.toString());
    }

    /** Returns any text that may be a URL, without what may be a credential in it. */
    public static String masked(String text) {
        return QUERY.matcher(USER_INFO.matcher(text).replaceAll("***@")).replaceFirst("?…");
    }
}
