/** {@code CompletableFuture} and the JDK's asynchronous HTTP client. */
@NullMarked
package brigade.async.future;

import org.jspecify.annotations.NullMarked;
