/** The pitfalls with a Vert.x event loop, each beside its cures. */
@NullMarked
package brigade.async.vertx.pitfall;

import org.jspecify.annotations.NullMarked;
