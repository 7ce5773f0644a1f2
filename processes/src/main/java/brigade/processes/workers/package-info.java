/** A pool of worker JVMs that run one task after another. */
@NullMarked
package brigade.processes.workers;

import org.jspecify.annotations.NullMarked;
