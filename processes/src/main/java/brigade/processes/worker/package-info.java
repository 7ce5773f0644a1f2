/** A worker JVM: what it runs, and how its parent starts it, hears it and ends it. */
@NullMarked
package brigade.processes.worker;

import org.jspecify.annotations.NullMarked;
