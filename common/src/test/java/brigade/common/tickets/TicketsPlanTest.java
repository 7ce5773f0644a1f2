package brigade.common.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who waits, and how long that can take. */
class TicketsPlanTest {
    private static final Oven OVEN = new Oven(Duration.ofSeconds(2));

    private static Cook cook(int number, Duration patience) {
        return new Cook(number, patience, Duration.ofSeconds(number));
    }

    @Test
    void allCanRoastAtOnceOrOneAfterAnother() {
        TicketsPlan plan = new TicketsPlan(OVEN, List.of(cook(1, Cook.PATIENT), cook(2, Cook.PATIENT)),
                List.of(cook(3, Cook.PATIENT)));
        assertThat(plan.cooks()).extracting(Cook::number).containsExactly(1, 2, 3);
        assertThat(plan.criticalPath()).isEqualTo(Duration.ofSeconds(5));
        assertThat(plan.oneAfterAnother()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void whoGivesUpDoesNotRoastAndALateCookNeverHasTo() {
        Duration short1 = Duration.ofSeconds(1);
        TicketsPlan plan = new TicketsPlan(OVEN, List.of(cook(5, short1)), List.of(cook(1, short1)));
        assertThat(plan.criticalPath()).isEqualTo(Duration.ofSeconds(3));
        assertThat(new TicketsPlan(OVEN, List.of(cook(5, short1)), List.of()).criticalPath()).isEqualTo(OVEN.time());
    }

    @Test
    void nobodyIsNoPlan() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TicketsPlan(OVEN, List.of(), List.of()))
                .withMessageContaining("nobody waits");
    }

    @Test
    void givingUpEndsTheWaitingAsCancelledAndSaysSo() {
        Journal journal = Journal.open();
        Cook cook = cook(1, Duration.ofSeconds(1));
        assertThat(cook.giveUp(journal.start(cook.waiting()))).isEqualTo(new CookResult(1, Fate.GAVE_UP));
        assertThat(cook.done(journal.start(cook.roasting()))).isEqualTo(new CookResult(1, Fate.WENT));
        assertThat(journal.events()).extracting(Event::phase).containsExactly(Phase.STARTED, Phase.NOTED, Phase.CANCELLED,
                Phase.STARTED, Phase.FINISHED);
    }
}
