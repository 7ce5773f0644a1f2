/** The kitchen: its spec, its constants and the text of its transcript. */
@NullMarked
package brigade.common.kitchen;

import org.jspecify.annotations.NullMarked;
