/** HTTP on an event loop of Vert.x's, as {@code async/vertx} and {@code async/rx} use it. */
@NullMarked
package brigade.async.http;

import org.jspecify.annotations.NullMarked;
