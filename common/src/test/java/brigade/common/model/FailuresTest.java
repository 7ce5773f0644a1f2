package brigade.common.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    static List<Function<Throwable, Throwable>> wrappings() {
        return List.of(cause -> cause, ExecutionException::new,
                cause -> new CompletionException("a stage", new ExecutionException(cause)),
                InvocationTargetException::new, UndeclaredThrowableException::new, RuntimeException::new);
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void whatWasPutAroundAFailureIsTakenOff(Function<Throwable, Throwable> wrapping) {
        IllegalArgumentException cause = new IllegalArgumentException("burnt");

        assertThat(Failures.unwrapped(wrapping.apply(cause))).isSameAs(cause);
    }

    @Test
    void whatSaysSomethingOfItsOwnStays() {
        RuntimeException telling = new RuntimeException("the oven is cold", new IOException());
        IllegalStateException meant = new IllegalStateException(new IOException());

        assertThat(Failures.unwrapped(telling)).isSameAs(telling);
        assertThat(Failures.unwrapped(new CompletionException(meant))).isSameAs(meant);
    }

    @Test
    void aCheckedFailureIsTheCause() {
        IOException checked = new IOException("no disk");

        assertThat(Failures.unwrapped(new ExecutionException(checked))).hasCause(checked);
        assertThatThrownBy(() -> Failures.unwrapped(new ExecutionException(new AssertionError("wrong")))).hasMessage("wrong");
    }
}
