package brigade.common.pitfall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PitfallTest {

    @Test
    void namesAreReadAsTheyAreWritten() {
        for (Pitfall pitfall : Pitfall.values()) {
            assertThat(Pitfall.named(pitfall.label())).isSameAs(pitfall);
        }
        assertThat(Pitfall.named(" Lost_Update ")).isSameAs(Pitfall.LOST_UPDATE);
    }

    @Test
    void theNearestIsSuggested() {
        assertThatThrownBy(() -> Pitfall.named("lost-updat")).hasMessageStartingWith(
                "no pitfall 'lost-updat'; did you mean lost-update? There are lost-update, check-then-act, ");
        assertThatThrownBy(() -> Pitfall.named("soup")).hasMessageStartingWith("no pitfall 'soup'. There are ");
    }

    @Test
    void whatIsMissingOrDoubledIsForbidden() {
        assertThat(Tally.of(2 * Tally.DISHES).grade()).isEqualTo(Grade.ACCEPTABLE);
        assertThat(Tally.of(2 * Tally.DISHES - 1).grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(Eggs.of(Eggs.BOXES).grade()).isEqualTo(Grade.ACCEPTABLE);
        assertThat(Eggs.of(Eggs.BOXES + 1).grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(Flag.of(false).grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(Timers.of(false).grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(Chatter.of(false).grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(Apprentice.of(false).grade()).isEqualTo(Grade.FORBIDDEN);
    }

    @Test
    void aDinnerWithABurntDessertIsNotServed() throws Exception {
        assertThat(Dinner.of(() -> {}).grade()).isEqualTo(Grade.FORBIDDEN);
        assertThat(Dinner.of(Dinner::bake).grade()).isEqualTo(Grade.ACCEPTABLE);
        assertThatThrownBy(() -> Dinner.of(() -> {
            throw new IllegalStateException("no oven");
        })).hasMessage("no oven");
    }
}
