/** The journal: the one event vocabulary that all models write. */
@NullMarked
package brigade.common.journal;

import org.jspecify.annotations.NullMarked;
