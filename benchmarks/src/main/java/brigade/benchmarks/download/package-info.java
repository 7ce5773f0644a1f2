/** The race of the downloads: every model and what people use, as whole processes, on the same loads from the same origin. */
@NullMarked
package brigade.benchmarks.download;

import org.jspecify.annotations.NullMarked;
