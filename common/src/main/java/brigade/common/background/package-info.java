/** The scenario {@code background}: main work, and a monitor in the background. */
@NullMarked
package brigade.common.background;

import org.jspecify.annotations.NullMarked;
