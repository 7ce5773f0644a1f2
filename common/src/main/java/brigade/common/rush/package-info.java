/** The rush: orders through a bounded queue; its plan, what a failure costs, and its words. */
@NullMarked
package brigade.common.rush;

import org.jspecify.annotations.NullMarked;
