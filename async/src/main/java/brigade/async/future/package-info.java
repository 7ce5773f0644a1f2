/** {@code CompletableFuture} and the JDK's asynchronous channels. */
@NullMarked
package brigade.async.future;

import org.jspecify.annotations.NullMarked;
