/** The downloads: their spec and the pure policy that every model follows. */
@NullMarked
package brigade.common.download;

import org.jspecify.annotations.NullMarked;
