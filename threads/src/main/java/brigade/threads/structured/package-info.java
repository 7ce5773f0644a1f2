/**
 * Structured concurrency: a scope owns its subtasks, and is left only when all of them have ended. {@code StructuredTaskScope} is a
 * preview in JDK 25, so the scenarios run on the JDK that they were compiled for, with {@code --enable-preview};
 * {@link brigade.threads.structured.Preview} says why not, anywhere else.
 *
 * @see <a href="https://openjdk.org/jeps/505">JEP 505</a>
 */
@NullMarked
package brigade.threads.structured;

import org.jspecify.annotations.NullMarked;
