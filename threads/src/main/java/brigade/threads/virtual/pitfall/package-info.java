/** The pitfalls with virtual threads, each beside its cures. */
@NullMarked
package brigade.threads.virtual.pitfall;

import org.jspecify.annotations.NullMarked;
