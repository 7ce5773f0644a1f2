/** The Vert.x event loop: one thread, timers and futures. */
@NullMarked
package brigade.async.vertx;

import org.jspecify.annotations.NullMarked;
