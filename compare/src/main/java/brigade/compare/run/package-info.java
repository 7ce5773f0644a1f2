/** Running models, each in a JVM of its own, and measuring them from outside. */
@NullMarked
package brigade.compare.run;

import org.jspecify.annotations.NullMarked;
