package brigade.guests;

import org.jspecify.annotations.NullMarked;

/** Holds {@code python/multiprocessing} to the rules of what it offers. */
@NullMarked
class MultiprocessingTest extends GuestConformance {

    MultiprocessingTest() {
        super("python/multiprocessing");
    }
}
