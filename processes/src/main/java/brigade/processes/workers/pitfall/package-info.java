/** The pitfalls with a pool of worker JVMs, each beside its cures. */
@NullMarked
package brigade.processes.workers.pitfall;

import org.jspecify.annotations.NullMarked;
