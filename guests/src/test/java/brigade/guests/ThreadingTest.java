package brigade.guests;

import org.jspecify.annotations.NullMarked;

/** Holds {@code python/threading} to the rules of what it offers. */
@NullMarked
class ThreadingTest extends GuestConformance {

    ThreadingTest() {
        super("python/threading");
    }
}
