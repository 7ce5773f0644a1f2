/**
 * Raw platform threads: {@code Thread.start}, {@code Thread.join} and {@code Thread.interrupt}, a thread for each task and nothing that
 * owns them. What executors, futures and scopes do for their users stands here written out.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/lang/Thread.html">Thread, in the Java API</a>
 */
@NullMarked
package brigade.threads.platform;

import org.jspecify.annotations.NullMarked;
