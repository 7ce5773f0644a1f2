/** Several mirrors of one thing: the spec and the pure policy that every model follows. */
@NullMarked
package brigade.common.mirrors;

import org.jspecify.annotations.NullMarked;
