package brigade.common.cli;

import brigade.common.download.DownloadSpec;
import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The downloads' journal in words: of the embedded origin's files what happens, as it happens; of a person's own files a line for each
 * at its end, with what they want to know of it. For one thread.
 */
final class DownloadLines {
    private static final Pattern SAVED = Pattern
            .compile(Pattern.quote(DownloadSpec.SAVED) + "(?<bytes>\\d+) sha256=(?<sum>\\S+) attempts=(?<attempts>\\d+)");

    private final boolean results;
    private final Map<Long, Duration> started = new HashMap<>();
    private final Map<Long, String> saved = new HashMap<>();
    private long bytes;

    /**
     * Creates them.
     *
     * @param results whether each file has one line, at its end
     */
    DownloadLines(boolean results) {
        this.results = results;
    }

    /** Returns what is said at the event; empty if nothing is. */
    Optional<String> line(Event event) {
        String name = event.actor().name();
        return switch (event.phase()) {
            case STARTED -> {
                started.put(event.stepId(), event.at());
                yield results ? Optional.empty() : Optional.of(name + " started");
            }
            case NOTED -> {
                remember(event);
                yield Optional.empty();
            }
            case FINISHED -> {
                String what = saved.remove(event.stepId());
                yield Optional.of(results ? name + " saved: " + what + ", " + took(event) : name + " finished");
            }
            case FAILED -> Optional.of(failed(name, event.detail()) + (results ? ", after " + took(event) : ""));
            case CANCELLED -> Optional.of(name + " cancelled");
        };
    }

    private void remember(Event event) {
        Matcher matcher = SAVED.matcher(event.detail());
        if (matcher.matches()) {
            int attempts = Integer.parseInt(matcher.group("attempts"));
            bytes += Long.parseLong(matcher.group("bytes"));
            saved.put(event.stepId(), matcher.group("bytes") + " bytes, sha256 " + matcher.group("sum") + ", " + attempts
                    + (attempts == 1 ? " attempt" : " attempts"));
        }
    }

    private String took(Event event) {
        Duration start = started.remove(event.stepId());
        return seconds(start == null ? Duration.ZERO : event.at().minus(start));
    }

    /** Returns what is told of the event on standard error, as it happens; empty if nothing is. */
    Optional<String> aside(Event event) {
        return results && event.phase() == Phase.NOTED && event.detail().startsWith(DownloadSpec.NOTES)
                ? Optional.of("brigade: " + event.actor().name() + ": " + event.detail().substring(DownloadSpec.NOTES.length()))
                : Optional.empty();
    }

    /** Returns the line of a download that failed. */
    static String failed(String name, String reason) {
        return name + " failed: " + reason;
    }

    /** Returns the last line. */
    String summary(int completed, int all, Duration wall) {
        String summary = completed == all ? "All downloads completed" : completed + " of " + all + " downloads completed";
        return results ? summary + ": " + bytes + " bytes in " + seconds(wall) + "." : summary + ".";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
    }
}
