/** Text that others have had a hand in. */
@NullMarked
package brigade.common.text;

import org.jspecify.annotations.NullMarked;
