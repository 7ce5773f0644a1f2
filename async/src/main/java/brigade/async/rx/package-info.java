/**
 * RxJava: work that is described first, as a flow of values through operators, starts when somebody subscribes and ends when they dispose.
 *
 * @see <a href="https://reactivex.io/documentation/observable.html">Observable, in the documentation of ReactiveX</a>
 */
@NullMarked
package brigade.async.rx;

import org.jspecify.annotations.NullMarked;
