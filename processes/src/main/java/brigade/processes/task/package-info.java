/** What a task is: a named record that another JVM can be asked to run. */
@NullMarked
package brigade.processes.task;

import org.jspecify.annotations.NullMarked;
