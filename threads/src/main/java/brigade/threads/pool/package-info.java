/** Bounded pools of platform threads: {@code ExecutorService}. */
@NullMarked
package brigade.threads.pool;

import org.jspecify.annotations.NullMarked;
