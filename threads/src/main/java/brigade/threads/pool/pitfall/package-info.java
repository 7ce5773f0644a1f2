/** The pitfalls with a fixed pool, each beside its cures. */
@NullMarked
package brigade.threads.pool.pitfall;

import org.jspecify.annotations.NullMarked;
