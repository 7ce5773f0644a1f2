/** The live page: choose, cook and look, in a browser on this machine. */
@NullMarked
package brigade.compare.show;

import org.jspecify.annotations.NullMarked;
