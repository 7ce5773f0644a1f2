/** The main thread alone, one step after another: the baseline. The idiom is none: statements, in order. */
@NullMarked
package brigade.threads.sequential;

import org.jspecify.annotations.NullMarked;
