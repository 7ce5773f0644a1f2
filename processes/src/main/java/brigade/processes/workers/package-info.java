/**
 * A pool of worker JVMs that run one task after another, so that a task costs a message and not the start of a JVM. As Python's
 * {@code multiprocessing.Pool} and {@code ProcessPoolExecutor}.
 *
 * @see <a href="https://docs.python.org/3/library/concurrent.futures.html#processpoolexecutor">ProcessPoolExecutor, in Python's manual</a>
 */
@NullMarked
package brigade.processes.workers;

import org.jspecify.annotations.NullMarked;
