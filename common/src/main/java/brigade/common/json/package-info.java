/** JSON, for reports and for the wire between processes. */
@NullMarked
package brigade.common.json;

import org.jspecify.annotations.NullMarked;
