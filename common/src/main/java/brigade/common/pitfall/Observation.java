package brigade.common.pitfall;

import java.util.List;

/**
 * What the trials of one class showed, as {@code --json} writes it.
 *
 * @param pitfall which pitfall
 * @param model which model
 * @param source the class's full name
 * @param broken whether it is the mistake, not a cure
 * @param trials how often it ran
 * @param millis how long that took
 * @param seen the outcomes, those that came most often first
 * @param failure why the trials came to no end; empty if they did
 */
public record Observation(Pitfall pitfall, String model, String source, boolean broken, int trials, double millis, List<Seen> seen,
        String failure) {

    /** An outcome and how often it came. Its detail is that of the first time. */
    public record Seen(Outcome outcome, int count) {}

    /** Copies the list. */
    public Observation {
        seen = List.copyOf(seen);
    }

    /** Returns the observation of a class whose trials came to no end. */
    static Observation failed(PitfallProvider provider, Variant variant, String failure) {
        return new Observation(variant.pitfall(), provider.model(), variant.source().getName(), variant.isBroken(), 0, 0, List.of(),
                failure);
    }

    /** Returns the class's name without its package. */
    public String name() {
        return source.substring(source.lastIndexOf('.') + 1);
    }

    /** Returns how often what must never happen did. */
    public int forbidden() {
        return seen.stream().filter(each -> each.outcome().grade() == Grade.FORBIDDEN).mapToInt(Seen::count).sum();
    }

    /** Returns whether it showed what was expected of it: a broken class its mistake, a cure none. */
    public boolean asExpected() {
        return failure.isEmpty() && trials > 0 && broken == forbidden() > 0;
    }
}
