/** The main of the models of {@code threads}. */
@NullMarked
package brigade.threads;

import org.jspecify.annotations.NullMarked;
