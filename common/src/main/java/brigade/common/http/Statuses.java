package brigade.common.http;

import java.util.Map;

/** The reason phrases of RFC 9110, section 15, that people meet when an answer is not what they asked for. */
public final class Statuses {
    private static final Map<Integer, String> PHRASES = Map.ofEntries(
            Map.entry(204, "No Content"), Map.entry(206, "Partial Content"), Map.entry(300, "Multiple Choices"),
            Map.entry(301, "Moved Permanently"), Map.entry(302, "Found"), Map.entry(303, "See Other"),
            Map.entry(304, "Not Modified"), Map.entry(307, "Temporary Redirect"), Map.entry(308, "Permanent Redirect"),
            Map.entry(400, "Bad Request"), Map.entry(401, "Unauthorized"), Map.entry(403, "Forbidden"), Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"), Map.entry(406, "Not Acceptable"),
            Map.entry(407, "Proxy Authentication Required"), Map.entry(408, "Request Timeout"), Map.entry(410, "Gone"),
            Map.entry(429, "Too Many Requests"), Map.entry(451, "Unavailable For Legal Reasons"),
            Map.entry(500, "Internal Server Error"), Map.entry(501, "Not Implemented"), Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"), Map.entry(504, "Gateway Timeout"));

    private Statuses() {}

    /** Returns the phrase after a space; empty for a status that is not listed. */
    public static String phrase(int status) {
        String phrase = PHRASES.get(status);
        return phrase == null ? "" : " " + phrase;
    }
}
