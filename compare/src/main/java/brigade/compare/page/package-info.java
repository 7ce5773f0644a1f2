/** A comparison as a page: one file that needs nothing else, to be looked at in a browser. */
@NullMarked
package brigade.compare.page;

import org.jspecify.annotations.NullMarked;
