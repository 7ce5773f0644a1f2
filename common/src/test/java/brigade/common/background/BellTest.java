package brigade.common.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bell: who is told, when, and how often. */
class BellTest {
    private final Bell bell = new Bell();
    private final List<String> told = new ArrayList<>();

    @Test
    void whoLeftWordIsToldOnceByTheThreadThatRings() {
        bell.onRing(() -> told.add(Thread.currentThread().getName()));
        assertThat(told).isEmpty();
        bell.ring();
        bell.ring();
        assertThat(told).containsExactly(Thread.currentThread().getName());
    }

    @Test
    void whoComesLateIsToldAtOnce() {
        bell.ring();
        bell.onRing(() -> told.add("late"));
        assertThat(told).containsExactly("late");
    }

    @Test
    void whoListensNoMoreIsNotTold() {
        bell.onRing(() -> told.add("gone")).close();
        try (Bell.Listening _ = bell.onRing(() -> told.add("there"))) {
            bell.ring();
        }
        assertThat(told).containsExactly("there");
    }

    @Test
    void waitingEndsWithTheBellOrWithItsTime() throws InterruptedException {
        assertThat(bell.await(Duration.ofMillis(1))).isFalse();
        assertThat(bell.hasRung()).isFalse();
        Thread ringer = Thread.ofPlatform().start(bell::ring);
        bell.await();
        assertThat(bell.await(Duration.ZERO)).isTrue();
        assertThat(bell.hasRung()).isTrue();
        ringer.join();
    }
}
