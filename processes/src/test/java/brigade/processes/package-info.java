/** What the tests of worker processes share. */
@NullMarked
package brigade.processes;

import org.jspecify.annotations.NullMarked;
