/** The pitfalls with the main thread alone: none. */
@NullMarked
package brigade.threads.sequential.pitfall;

import org.jspecify.annotations.NullMarked;
