/** The scenario {@code tickets}: many who wait for one signal. */
@NullMarked
package brigade.common.tickets;

import org.jspecify.annotations.NullMarked;
