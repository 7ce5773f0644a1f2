/** The command line that every main shares. */
@NullMarked
package brigade.common.cli;

import org.jspecify.annotations.NullMarked;
