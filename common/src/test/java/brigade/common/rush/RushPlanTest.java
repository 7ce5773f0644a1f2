package brigade.common.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.journal.Step;
import brigade.common.rush.OrderResult.End;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RushPlanTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private static RushPlan plan(int orders, int waiters, int capacity, int cooks, Integer... faints) {
        return new RushPlan(orders, waiters, capacity, cooks, SECOND, List.of(faints));
    }

    @Test
    void waitersPlaceTheOrdersInTurn() {
        assertThat(plan(5, 2, 1, 1).byWaiter().stream().map(round -> round.stream().map(Order::number).toList()))
                .containsExactly(List.of(1, 3, 5), List.of(2, 4));
        assertThat(plan(1, 3, 1, 1).byWaiter()).extracting(List::size).containsExactly(1, 0, 0);
    }

    @Test
    void whoDoesWhatStandsInTheJournal() {
        Order order = plan(5, 2, 1, 1).all().get(3);

        assertThat(order.placing().actor().name()).isEqualTo("Waiter 2");
        assertThat(order.placing().step()).isEqualTo("place-4");
        assertThat(order.cooking().step()).isEqualTo("cook-4");
    }

    @ParameterizedTest
    @CsvSource({"12, 2, 6, 12", "12, 5, 3, 12", "1, 5, 1, 1", "5, 2, 3, 5"})
    void theCriticalPathIsThatOfTheBusiestCook(int orders, int cooks, int shortest, int alone) {
        assertThat(plan(orders, 1, 1, cooks).criticalPath()).hasSeconds(shortest);
        assertThat(plan(orders, 1, 1, cooks).oneAfterAnother()).hasSeconds(alone);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 1, 1", "1, 0, 1, 1, 1", "1, 1, 0, 1, 1", "1, 1, 1, 0, 1", "1, 1, 1, 1, 2", "1, 1, 1, 1, 0"})
    void plansThatCannotBeAreRefused(int orders, int waiters, int capacity, int cooks, int faint) {
        assertThatThrownBy(() -> plan(orders, waiters, capacity, cooks, faint)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFaintCostsItsOrderAndAnyOtherFailureIsThrown() {
        Journal journal = Journal.open();
        List<Order> orders = plan(2, 1, 1, 1, 2).all();
        Step good = journal.start(orders.getFirst().cooking());
        Step bad = journal.start(orders.getLast().cooking());

        assertThat(orders.getFirst().takeOff(good)).isEqualTo(new OrderResult(1, End.COOKED));
        assertThatThrownBy(() -> orders.getLast().takeOff(bad)).isInstanceOf(FaintedException.class)
                .hasMessage("the cook of order 2 fainted");
        assertThat(journal.events().getLast().is("cook-2", Phase.FAILED)).isTrue();

        assertThat(orders.getLast().lost(new CompletionException(new FaintedException(2))))
                .isEqualTo(new OrderResult(2, End.FAINTED));
        assertThatThrownBy(() -> orders.getLast().lost(new CancellationException("alarm")))
                .isInstanceOf(CancellationException.class).hasMessage("alarm");
    }

    @Test
    void notCookedAreTheOrdersWhoseCookingHasNoEnd() {
        RushPlan plan = plan(6, 2, 3, 2, 2);
        List<Order> orders = plan.all();
        Journal journal = Journal.open();
        journal.start(orders.get(0).cooking()).finish();
        journal.start(orders.get(1).cooking()).fail("fainted");
        journal.start(orders.get(2).cooking()).close();
        journal.start(orders.get(4).placing()).finish();
        journal.start(orders.get(5).placing()).close();

        assertThat(plan.notCooked(journal.events())).containsExactly(3, 4, 5, 6);
    }

    @Test
    void resultsAreSortedByNumber() {
        OrderResult one = new OrderResult(1, End.COOKED);
        OrderResult two = new OrderResult(2, End.FAINTED);

        assertThat(plan(2, 1, 1, 1).inOrder(List.of(two, one))).containsExactly(one, two);
    }
}
