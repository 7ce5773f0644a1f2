/** The main of the models of {@code processes}. */
@NullMarked
package brigade.processes;

import org.jspecify.annotations.NullMarked;
