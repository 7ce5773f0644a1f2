/** Two models' sources side by side. */
@NullMarked
package brigade.compare.diff;

import org.jspecify.annotations.NullMarked;
