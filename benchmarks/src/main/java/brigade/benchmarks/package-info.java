/** The measurements: one command for each race. */
@NullMarked
package brigade.benchmarks;

import org.jspecify.annotations.NullMarked;
