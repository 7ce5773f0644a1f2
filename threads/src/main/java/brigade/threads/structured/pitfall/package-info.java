/** The pitfalls with virtual threads, each beside its cures. */
@NullMarked
package brigade.threads.structured.pitfall;

import org.jspecify.annotations.NullMarked;
