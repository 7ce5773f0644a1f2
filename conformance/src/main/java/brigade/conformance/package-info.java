/** The conformance kit: the rules as tests, which hold any model to them, ours or a stranger's, by what is seen from outside. */
@NullMarked
package brigade.conformance;

import org.jspecify.annotations.NullMarked;
