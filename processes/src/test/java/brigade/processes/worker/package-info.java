/** Tests of what a worker's JVM is. */
@NullMarked
package brigade.processes.worker;

import org.jspecify.annotations.NullMarked;
