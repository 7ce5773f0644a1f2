package brigade.conformance;

import brigade.common.rule.Rule;

/**
 * What can go wrong with a download, a link or a mirror, or look as if it did, and which rule's test makes it happen to every model. {@code docs/faults.md}
 * has a line for each, in this order, with what the test saw. What other downloaders did before the same faults was measured once, with
 * curl 7.88, aria2 1.36 and wget2 1.99.
 */
public enum Fault {
    CUT_OFF(Rule.D10, "the body is cut off at half, once", "exit 18, `--retry` does not retry it", "exit 8", "**exit 0**"),
    CUT_OFF_ALWAYS(Rule.D10, "the body is cut off at half, every time"),
    CUT_OFF_CHUNKS(Rule.D10, "a chunked body ends within a chunk"),
    RESET_IN_BODY(Rule.D10, "the connection is reset in the body, then closed one byte before its end"),

    RETRY_AFTER(Rule.D11, "503 with `Retry-After` in seconds", "waits", "ignores it", "**exit 0, no file**"),
    RETRY_AFTER_DATE(Rule.D11, "429 with `Retry-After` as a date", "waits", "ignores it", "**exit 0, no file**"),
    RETRY_AFTER_DAY(Rule.D11, "503 with `Retry-After: 86400`"),
    RETRY_AFTER_GARBAGE(Rule.D11, "503 with `Retry-After: soon`"),

    RESET(Rule.D12, "the connection is reset before an answer, then closed", "exit 56", "retried", "retried"),
    NOT_HTTP(Rule.D12, "the answer is no HTTP, once"),
    SERVER_ERROR(Rule.D12, "500, once"),
    SERVER_ERROR_ALWAYS(Rule.D12, "502, every time"),
    NOT_FOUND(Rule.D12, "404", "saved, exit 0", "exit 3", "exit 8"),
    REFUSED(Rule.D5, "the connection is refused"),

    CHANGED(Rule.D13, "the content has changed when the rest is asked for", "**corrupt mix, exit 0**", "**the same**",
            "**the same**"),
    CHANGED_IF_RANGE(Rule.D13, "the same, and the server ignores `If-Range`"),
    CHANGED_UNTAGGED(Rule.D13, "the same, and the rest comes without a tag"),
    OTHER_RANGE(Rule.D13, "another range comes than was asked for"),
    RANGE_IGNORED(Rule.D13, "the rest is asked for, and all of it comes: 200", "exit 33", "exit 8", "`name.1`"),
    REST_AS_WHOLE(Rule.D13, "the rest comes as 200, as if it were all there is"),
    RANGE_REFUSED(Rule.D13, "the rest is asked for, and refused: 416", "exit 33", "exit 8", "`name.1`"),

    INTERRUPTED(Rule.D14, "Ctrl-C in the body, then the same again"),
    INTERRUPTED_WHOLE(Rule.D14, "every byte is in the part already"),
    PART_UNKNOWN(Rule.D14, "a part of which nothing is known"),
    NO_RESUME(Rule.D14, "a good part, and `--no-resume`"),
    PARTIAL(Rule.D6, "a partial file stands under", "the final name", "the final name", "the final name"),

    CHECKSUM(Rule.D15, "the checksum does not match", "no check", "file kept", "–"),

    DISPOSITION(Rule.D7, "`Content-Disposition` with `../../x`, `%2e%2e%2f`, empty, reserved, 300 bytes", "basename", "ignored",
            "**escapes**"),
    HOSTILE_URL(Rule.D7, "a URL that ends in the like, or in control characters"),
    SAME_NAME(Rule.D19, "two URLs, one name", "**silently overwrites**", "`.1`", "`.1`"),
    TAKEN(Rule.D19, "a file comes to stand under the final name meanwhile"),
    OVERWRITE_FAILED(Rule.D19, "`--overwrite`, and the new file fails"),

    STALL(Rule.D16, "the server stalls before its answer", "waits for ever", "waits", "waits"),
    STALL_IN_BODY(Rule.D16, "the server stalls in the body", "waits for ever", "waits", "waits"),
    NO_CONNECTION(Rule.D16, "nobody takes the connection up"),
    TRICKLE(Rule.D16, "the server is slow, and never stalls"),

    REDIRECT_LOOP(Rule.D17, "a redirect loop", "exit 47", "exit 23", "**exit 0**"),
    REDIRECT_DOWN(Rule.D17, "a redirect from https to http", "exit 47", "exit 23", "**exit 0**"),
    REDIRECT_ABROAD(Rule.D18, "a redirect to another host, and a password"),

    DIRECTORY_GONE(Rule.D20, "the directory is gone"),
    PART_IN_THE_WAY(Rule.D20, "a directory stands in the part's place"),
    DISK_FULL(Rule.D28, "the disk is full"),
    DISK_FULL_AGAIN(Rule.D28, "the same again, when there is room"),
    READ_ONLY(Rule.D28, "the directory cannot be written"),

    TOO_LARGE(Rule.D23, "larger than `--max-size`, announced"),
    HUGE(Rule.D23, "the same, 5 GiB"),
    ENDLESS(Rule.D23, "larger than `--max-size`, unannounced"),
    LONGER(Rule.D24, "more comes than was announced"),
    CHUNKED(Rule.D24, "a chunked body, with extensions and trailers"),
    UNTOLD(Rule.D24, "a body of unknown length"),
    EMPTY(Rule.D24, "a body of no bytes"),
    NOT_ASCII(Rule.D24, "a name that is not ASCII"),
    IPV6(Rule.D24, "an IPv6 address in the URL"),

    PROXY(Rule.D25, "a proxy for http, with a password"),
    TUNNEL(Rule.D25, "a proxy for https"),
    UNTRUSTED(Rule.D25, "a certificate that nobody knows"),
    TRUSTED(Rule.D25, "the same, and `--cacert`"),

    LENGTH_AND_CHUNKS(Rule.D29, "`Content-Length` and chunks together"),
    TWO_LENGTHS(Rule.D29, "two lengths"),
    NO_LENGTH(Rule.D29, "a length that is no number"),
    OTHER_CODING(Rule.D29, "a transfer coding that nobody asked for"),
    BROKEN_CHUNKS(Rule.D29, "a chunk whose size is no number"),
    OTHER_PROTOCOL(Rule.D29, "another protocol's greeting, and then silence"),
    INTERIM(Rule.D29, "interim answers (102, 103, 104) before the answer"),
    INTERIM_ENDLESS(Rule.D29, "interim answers without end"),
    SURPLUS(Rule.D29, "an answer to nothing behind an answer, on a kept connection"),
    BAD_FIELDS(Rule.D29, "header lines that are no fields"),
    TLS_ENDED(Rule.D29, "over TLS, a body of unknown length, and a `close_notify` behind it"),
    TLS_CUT(Rule.D29, "the same, and the connection ends without a `close_notify`, once"),
    TLS_CUT_ALWAYS(Rule.D29, "the same, every time"),
    LARGE_HEADERS(Rule.D29, "200 KiB of headers"),
    HUGE_HEADERS(Rule.D29, "300 KiB of headers"),

    NO_CONTENT(Rule.D30, "204"),
    RANGE_UNASKED(Rule.D30, "206, and nobody asked for a range"),
    CODED(Rule.D30, "a body with `Content-Encoding: gzip`, though it was asked for as it is"),
    CODED_REST(Rule.D30, "a rest with `Content-Encoding: gzip`"),
    LYING_REST(Rule.D30, "a rest that is longer than it says"),
    SHORT_REST(Rule.D30, "a rest that is shorter than asked for, and says so"),

    REFERENCE(Rule.D31, "`Location: ?a=b`, one with too many `..`, one in raw UTF-8"),
    NO_SUCH_PORT(Rule.D31, "`Location` with port 99999"),
    OWN_SCRIPT(Rule.D31, "a host in its own script, through a proxy"),
    COOKIE(Rule.D31, "a redirect that sets a cookie"),
    COOKIE_DELETED(Rule.D31, "the same, and another that deletes it, by its date"),

    KEPT_CLOSED(Rule.D32, "a kept connection is closed under a request"),
    UNKNOWN_STATUS(Rule.D32, "522, once"),
    NEVER_STATUS(Rule.D32, "501"),
    HANDSHAKE_CUT(Rule.D32, "the connection is closed in the TLS handshake"),
    BAD_LINE(Rule.D32, "each attempt brings a little"),
    TUNNEL_REFUSED(Rule.D32, "the proxy refuses the tunnel: 403"),

    LINK_BUSY(Rule.C9, "a link: 429 once, then the answer"),
    LINK_BUSY_ALWAYS(Rule.C9, "a link: 429, and an hour to wait"),
    LINK_PROXY(Rule.C10, "a link behind a proxy"),
    MIRROR_PART(Rule.M8, "mirrors: 204, 206 and a coded body, then the whole"),

    KILLED(Rule.D27, "`kill -9` at any moment, then the same again");

    private final Rule rule;
    private final String what;
    private final String curl;
    private final String aria2;
    private final String wget2;

    Fault(Rule rule, String what) {
        this(rule, what, "", "", "");
    }

    Fault(Rule rule, String what, String curl, String aria2, String wget2) {
        this.rule = rule;
        this.what = what;
        this.curl = curl;
        this.aria2 = aria2;
        this.wget2 = wget2;
    }

    /** Returns the rule whose test makes it happen. */
    public Rule rule() {
        return rule;
    }

    /** Returns what goes wrong, as Markdown. */
    public String what() {
        return what;
    }

    /** Returns what curl 7.88 did; empty if it was not tried. */
    public String curl() {
        return curl;
    }

    /** Returns what aria2 1.36 did; empty if it was not tried. */
    public String aria2() {
        return aria2;
    }

    /** Returns what wget2 1.99 did; empty if it was not tried. */
    public String wget2() {
        return wget2;
    }
}
