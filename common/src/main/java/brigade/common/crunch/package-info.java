/** The scenario {@code crunch}: heavy computation, split in chunks. */
@NullMarked
package brigade.common.crunch;

import org.jspecify.annotations.NullMarked;
