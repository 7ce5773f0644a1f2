/** The pool of worker JVMs against its peers: Python's multiprocessing and Node's child_process. */
@NullMarked
package brigade.benchmarks.workers;

import org.jspecify.annotations.NullMarked;
