package brigade.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.rush.RushPlan;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cook who dies of what nobody expected ends the rush, also when all orders are placed and the queue is full. */
@NullMarked
@Timeout(60)
class ClosingTimeTest {

    static Stream<ModelProvider> models() {
        return Stream.of(new brigade.threads.sequential.Edge.Provider(), new brigade.threads.platform.Edge.Provider(),
                new brigade.threads.pool.Edge.Provider(), new brigade.threads.virtual.Edge.Provider());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aCookWhoDiesAtClosingTimeIsHeardOf(ModelProvider provider) {
        RushPlan plan = new RushPlan(4, 1, 3, 1, Duration.ofMillis(300), List.of());
        Journal journal = Journal.open(event -> {
            if (event.step().equals("cook-1") && event.phase() == Phase.FINISHED) {
                throw new LinkageError("the pan has no handle");
            }
        });
        try (Model model = provider.open()) {
            assertThatThrownBy(() -> model.rush(plan, journal)).hasStackTraceContaining("the pan has no handle");
        }
        assertThat(journal.events()).anyMatch(event -> event.step().equals("place-4") || provider.name().endsWith("sequential"));
    }
}
