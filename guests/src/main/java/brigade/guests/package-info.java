/** Models in other languages: child processes that speak the protocol of {@code docs/protocol.md}. */
@NullMarked
package brigade.guests;

import org.jspecify.annotations.NullMarked;
