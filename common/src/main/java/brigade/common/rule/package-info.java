/** The rules, each with its ID, its force and its intent. */
@NullMarked
package brigade.common.rule;

import org.jspecify.annotations.NullMarked;
