package brigade.common.check;

import brigade.common.check.LinkResult.Broken;
import brigade.common.check.LinkResult.Good;
import brigade.common.check.LinkResult.Unknown;
import brigade.common.http.Urls;
import brigade.common.journal.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The link checker in words: a line for each answer, and a summary. */
public final class CheckLines {
    private final Map<String, String> urls = new HashMap<>();

    /** Prepares the words for a plan. */
    public CheckLines(CheckPlan plan) {
        plan.links().forEach(link -> urls.put(link.actor().name(), Urls.masked(link.address().toString())));
    }

    /** Returns what is said at the event; empty if nothing is. */
    public Optional<String> line(Event event) {
        return switch (event.phase()) {
            case NOTED, FAILED -> Optional.of(LinkResult.words(urls.getOrDefault(event.actor().name(), ""), event.detail()));
            case STARTED, FINISHED, CANCELLED -> Optional.empty();
        };
    }

    /** Returns the summary: every result in input order, and how many are broken. */
    public static List<String> summary(List<LinkResult> results) {
        List<String> lines = new ArrayList<>();
        if (!results.isEmpty()) {
            lines.add("");
            int digits = String.valueOf(results.size()).length();
            for (LinkResult result : results) {
                String number = " ".repeat(digits - String.valueOf(result.line()).length()) + result.line();
                String kind = switch (result) {
                    case Good _ -> "good";
                    case Broken _ -> "broken";
                    case Unknown _ -> "unknown";
                };
                lines.add(number + " " + kind + " ".repeat("unknown ".length() - kind.length()) + result.words());
            }
        }
        lines.add(verdict(results) + ".");
        return lines;
    }

    /** Returns how many are broken: "2 of 8 links are broken". */
    public static String verdict(List<LinkResult> results) {
        long broken = results.stream().filter(Broken.class::isInstance).count();
        long unknown = results.stream().filter(Unknown.class::isInstance).count();
        String links = results.size() == 1 ? "1 link" : results.size() + " links";
        String rest = unknown == 0 ? "" : ", " + unknown + (unknown == 1 ? " is unknown" : " are unknown");
        if (broken == 0) {
            return unknown == 0 ? links + (results.size() == 1 ? " is good" : " are good")
                    : "none of " + links + " is broken" + rest;
        }
        return broken + " of " + links + (results.size() == 1 || broken == 1 ? " is broken" : " are broken") + rest;
    }
}
