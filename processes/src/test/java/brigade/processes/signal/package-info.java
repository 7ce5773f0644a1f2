@NullMarked
package brigade.processes.signal;

import org.jspecify.annotations.NullMarked;
