/** Virtual threads: one for each task, and as many as there are tasks. */
@NullMarked
package brigade.threads.virtual;

import org.jspecify.annotations.NullMarked;
