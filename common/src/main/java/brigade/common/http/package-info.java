/** The blocking HTTP client of the models that block. */
@NullMarked
package brigade.common.http;

import org.jspecify.annotations.NullMarked;
