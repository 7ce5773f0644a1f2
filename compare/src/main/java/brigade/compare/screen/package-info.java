/** What a comparison looks like on a terminal: timelines, tables, colours. */
@NullMarked
package brigade.compare.screen;

import org.jspecify.annotations.NullMarked;
