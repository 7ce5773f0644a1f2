/** Runs for the tools that people already use, and two runs compared by what they mean. */
@NullMarked
package brigade.compare.trace;

import org.jspecify.annotations.NullMarked;
