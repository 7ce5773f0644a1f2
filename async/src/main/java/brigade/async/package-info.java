/** The main of the models of {@code async}. */
@NullMarked
package brigade.async;

import org.jspecify.annotations.NullMarked;
