/** What a model is: the blocking interface that makes all of them comparable, and what each declares. */
@NullMarked
package brigade.common.model;

import org.jspecify.annotations.NullMarked;
