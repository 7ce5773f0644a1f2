/** The pitfalls with completable futures, each beside its cures. */
@NullMarked
package brigade.async.future.pitfall;

import org.jspecify.annotations.NullMarked;
