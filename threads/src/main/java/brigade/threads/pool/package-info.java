/**
 * Bounded pools of platform threads: tasks are submitted to an {@code ExecutorService}, which lends them its threads and hands back their
 * results as futures.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/util/concurrent/ThreadPoolExecutor.html">ThreadPoolExecutor, in the Java API</a>
 */
@NullMarked
package brigade.threads.pool;

import org.jspecify.annotations.NullMarked;
