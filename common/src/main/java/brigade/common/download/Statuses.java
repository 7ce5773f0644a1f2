package brigade.common.download;

import java.util.Map;

/** The reason phrases of RFC 9110, section 15, that people meet when a download fails. */
final class Statuses {
    private static final Map<Integer, String> PHRASES = Map.ofEntries(
            Map.entry(204, "No Content"), Map.entry(206, "Partial Content"), Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"), Map.entry(401, "Unauthorized"), Map.entry(403, "Forbidden"), Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"), Map.entry(407, "Proxy Authentication Required"), Map.entry(410, "Gone"),
            Map.entry(429, "Too Many Requests"), Map.entry(500, "Internal Server Error"), Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"), Map.entry(504, "Gateway Timeout"));

    private Statuses() {}

    /** Returns the phrase after a space; empty for a status that is not listed. */
    static String phrase(int status) {
        String phrase = PHRASES.get(status);
        return phrase == null ? "" : " " + phrase;
    }
}
