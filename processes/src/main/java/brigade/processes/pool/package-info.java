/** What the pool decides: which worker runs which task, and what becomes of both when either fails. */
@NullMarked
package brigade.processes.pool;

import org.jspecify.annotations.NullMarked;
