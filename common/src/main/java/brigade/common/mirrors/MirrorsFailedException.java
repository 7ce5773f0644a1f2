package brigade.common.mirrors;

import brigade.common.mirrors.Outcome.Dropout;
import java.util.List;
import java.util.stream.Collectors;

/** No mirror gave a good answer; the message names each with its reason. */
public final class MirrorsFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int MOST_NAMED = 20;

    private final transient List<Dropout> dropouts;

    /** Creates it from all who dropped out, in input order. */
    public MirrorsFailedException(List<Dropout> dropouts) {
        super(message(dropouts));
        this.dropouts = List.copyOf(dropouts);
    }

    private static String message(List<Dropout> dropouts) {
        String named = dropouts.stream().limit(MOST_NAMED).map(dropout -> dropout.mirror() + ": " + dropout.reason())
                .collect(Collectors.joining("; "));
        return "no mirror gave a good answer: " + named
                + (dropouts.size() > MOST_NAMED ? "; and " + (dropouts.size() - MOST_NAMED) + " more" : "");
    }

    /** Returns who dropped out, all of them, in input order, and why. */
    public List<Dropout> dropouts() {
        return dropouts;
    }
}
