/** A new JVM for each task. */
@NullMarked
package brigade.processes.spawn;

import org.jspecify.annotations.NullMarked;
