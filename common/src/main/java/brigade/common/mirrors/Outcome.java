package brigade.common.mirrors;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How a contender ended. */
public sealed interface Outcome {

    /**
     * It gave a good answer.
     *
     * @param mirror the URL of the mirror that did
     * @param body its body
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Won(String mirror, byte[] body) implements Outcome {}

    /**
     * It dropped out.
     *
     * @param dropouts its mirrors, all of them, and why
     */
    record Lost(List<Dropout> dropouts) implements Outcome {

        /** Copies the list. */
        public Lost {
            dropouts = List.copyOf(dropouts);
        }
    }

    /**
     * A mirror that dropped out.
     *
     * @param number its number, from 1
     * @param mirror its URL
     * @param reason why, in a few words
     */
    record Dropout(int number, String mirror, String reason) {}

    /** Returns the outcome of a race whose contenders ended so: the first that won, or all who dropped out, in input order. */
    static Outcome of(List<Outcome> outcomes) {
        Optional<Outcome> won = outcomes.stream().filter(Won.class::isInstance).findFirst();
        return won.orElseGet(() -> new Lost(outcomes.stream().flatMap(outcome -> ((Lost) outcome).dropouts().stream())
                .sorted(Comparator.comparingInt(Dropout::number)).toList()));
    }

    /**
     * Returns the winner.
     *
     * @throws MirrorsFailedException if there is none
     */
    default Won winner() {
        return switch (this) {
            case Won won -> won;
            case Lost lost -> throw new MirrorsFailedException(lost.dropouts());
        };
    }
}
