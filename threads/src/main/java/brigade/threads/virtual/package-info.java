/**
 * Virtual threads: one for each task, and as many as there are tasks. They are never pooled, and what may go on at once is limited by a
 * semaphore. The code is plain blocking code.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/core/virtual-threads.html">Virtual Threads, in the Java core libraries' guide</a>
 * @see <a href="https://openjdk.org/jeps/444">JEP 444</a>
 */
@NullMarked
package brigade.threads.virtual;

import org.jspecify.annotations.NullMarked;
