package brigade.common.check;

import java.time.Duration;

/** What to do next about a link. */
public sealed interface LinkVerdict {

    /**
     * Ask again, after a pause.
     *
     * @param next the request
     * @param pause how long to wait before it
     */
    record Again(LinkAttempt next, Duration pause) implements LinkVerdict {}

    /**
     * Nothing more; its step has ended.
     *
     * @param result what became of it
     */
    record Ended(LinkResult result) implements LinkVerdict {}
}
