/** Every fault that a pool of worker processes must survive, as a test with real processes and real signals. */
@NullMarked
package brigade.processes.fault;

import org.jspecify.annotations.NullMarked;
