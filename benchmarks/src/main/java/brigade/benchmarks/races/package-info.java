/** The data races among the pitfalls, under jcstress: two threads, one instruction each, millions of times. */
@NullMarked
package brigade.benchmarks.races;

import org.jspecify.annotations.NullMarked;
