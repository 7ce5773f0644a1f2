/** RxJava: work that is described first, and starts when somebody subscribes. */
@NullMarked
package brigade.async.rx;

import org.jspecify.annotations.NullMarked;
