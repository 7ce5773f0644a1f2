/** A signal that one process gives and others wait for. */
@NullMarked
package brigade.processes.signal;

import org.jspecify.annotations.NullMarked;
