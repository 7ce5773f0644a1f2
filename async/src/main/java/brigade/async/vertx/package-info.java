/**
 * The Vert.x event loop: one thread, timers and futures, and the golden rule that nothing blocks it. What computes goes to a worker.
 *
 * @see <a href="https://vertx.io/docs/vertx-core/java/#_reactor_and_multi_reactor">Reactor and Multi-Reactor, in the Vert.x manual</a>
 */
@NullMarked
package brigade.async.vertx;

import org.jspecify.annotations.NullMarked;
