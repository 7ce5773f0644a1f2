/** The pitfalls with raw platform threads, each beside its cures. */
@NullMarked
package brigade.threads.platform.pitfall;

import org.jspecify.annotations.NullMarked;
