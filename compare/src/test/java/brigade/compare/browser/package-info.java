/** The pages in a real browser. */
@NullMarked
package brigade.compare.browser;

import org.jspecify.annotations.NullMarked;
