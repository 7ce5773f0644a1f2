package brigade.guests;

import org.jspecify.annotations.NullMarked;

/** Holds {@code python/asyncio} to the rules of what it offers. */
@NullMarked
class AsyncioTest extends GuestConformance {

    AsyncioTest() {
        super("python/asyncio");
    }
}
