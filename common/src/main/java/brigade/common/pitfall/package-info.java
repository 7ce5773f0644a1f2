/** The pitfalls: the same mistakes in every model where they can happen, each beside its cures, run many times and graded. */
@NullMarked
package brigade.common.pitfall;

import org.jspecify.annotations.NullMarked;
