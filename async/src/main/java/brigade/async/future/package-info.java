/**
 * {@code CompletableFuture} and the JDK's asynchronous channels: stages that are chained, combined and timed, run by the common pool when
 * what they wait for is there. No thread waits.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/util/concurrent/CompletableFuture.html">CompletableFuture, in the Java API</a>
 */
@NullMarked
package brigade.async.future;

import org.jspecify.annotations.NullMarked;
