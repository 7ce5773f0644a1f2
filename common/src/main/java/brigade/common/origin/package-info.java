/** The embedded origin server, which also is the outside observer of every download. */
@NullMarked
package brigade.common.origin;

import org.jspecify.annotations.NullMarked;
