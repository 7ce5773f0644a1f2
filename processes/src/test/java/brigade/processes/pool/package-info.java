/** What the pool decides, by table. */
@NullMarked
package brigade.processes.pool;

import org.jspecify.annotations.NullMarked;
