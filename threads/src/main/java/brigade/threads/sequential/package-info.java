/** The main thread alone, one step after another: the baseline. */
@NullMarked
package brigade.threads.sequential;

import org.jspecify.annotations.NullMarked;
