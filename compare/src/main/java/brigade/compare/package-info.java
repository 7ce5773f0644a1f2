/** The command line of all models together: comparing them, reading them against each other, and each paradigm's own commands. */
@NullMarked
package brigade.compare;

import org.jspecify.annotations.NullMarked;
