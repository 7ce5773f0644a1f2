/** What the wire carries, and what it refuses. */
@NullMarked
package brigade.processes.wire;

import org.jspecify.annotations.NullMarked;
