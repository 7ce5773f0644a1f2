/** JVMs that Brigade starts to run one thing apart from another: what they inherit, and that they end with whoever started them. */
@NullMarked
package brigade.common.child;

import org.jspecify.annotations.NullMarked;
