/** The pitfalls with a new JVM for each task, each beside its cures. */
@NullMarked
package brigade.processes.spawn.pitfall;

import org.jspecify.annotations.NullMarked;
