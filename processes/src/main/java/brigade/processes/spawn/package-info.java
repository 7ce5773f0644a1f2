/**
 * A new JVM for each task, started by {@code ProcessBuilder}, which shares nothing with its parent: tasks, results and events are messages
 * over a Unix-domain socket. As Python's {@code multiprocessing.Process}.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/api/java.base/java/lang/ProcessBuilder.html">ProcessBuilder, in the Java API</a>
 */
@NullMarked
package brigade.processes.spawn;

import org.jspecify.annotations.NullMarked;
