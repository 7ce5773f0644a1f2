/** Durations as people write and read them. */
@NullMarked
package brigade.common.time;

import org.jspecify.annotations.NullMarked;
