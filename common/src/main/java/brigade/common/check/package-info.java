/** The link checker: its spec and the pure policy that every model follows. */
@NullMarked
package brigade.common.check;

import org.jspecify.annotations.NullMarked;
