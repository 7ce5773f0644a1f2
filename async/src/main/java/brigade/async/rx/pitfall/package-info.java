/** The pitfalls with RxJava on one loop, each beside its cures. */
@NullMarked
package brigade.async.rx.pitfall;

import org.jspecify.annotations.NullMarked;
