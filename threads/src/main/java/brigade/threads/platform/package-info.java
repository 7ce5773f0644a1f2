/** Raw platform threads: {@code Thread.start}, {@code Thread.join} and {@code Thread.interrupt}. */
@NullMarked
package brigade.threads.platform;

import org.jspecify.annotations.NullMarked;
