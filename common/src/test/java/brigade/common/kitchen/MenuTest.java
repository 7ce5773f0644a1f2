package brigade.common.kitchen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MenuTest {

    private static Map<String, Duration> assistants(String name, int seconds, String other, int otherSeconds) {
        Map<String, Duration> assistants = new LinkedHashMap<>();
        assistants.put(name, Duration.ofSeconds(seconds));
        assistants.put(other, Duration.ofSeconds(otherSeconds));
        return assistants;
    }

    @Test
    void theStandardMenuTakesSevenSecondsInsteadOfTen() {
        Menu menu = Menu.standard(1);
        assertThat(menu.criticalPath()).isEqualTo(Duration.ofSeconds(7));
        assertThat(menu.oneAfterAnother()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theScaleShrinksTheTimesAndNotTheWords() {
        Menu menu = Menu.standard(0.01);
        assertThat(menu.criticalPath()).isEqualTo(Duration.ofMillis(70));
        assertThat(menu.sides().getFirst().starting()).isEqualTo("Starting to bake the dessert (this will take 5 seconds)...");
    }

    @Test
    void theLongestOfWhatGoesOnAtOnceIsOnTheCriticalPath() {
        assertThat(Menu.of("", assistants("boil", 2, "bake", 5), 1).criticalPath()).isEqualTo(Duration.ofSeconds(7));
        assertThat(Menu.of("", assistants("boil", 1, "bake", 2), 1).criticalPath()).as("the salad is longer")
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(Menu.of("", assistants("boil", 1, "bake", 2), 1).oneAfterAnother()).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void assistantsReplaceTheDessertInTheirOrder() {
        assertThat(Menu.of("", assistants("boil", 2, "bake", 5), 1).dishes()).extracting(Dish::name)
                .containsExactly("main-course", "boil", "bake", "salad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main-course", "salad", "serving"})
    void theChefsOwnStepsAreNoNamesForAssistants(String name) {
        assertThatThrownBy(() -> Menu.of("", Map.of(name, Duration.ofSeconds(1)), 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'").hasMessageContaining("choose another name");
    }

    @Test
    void dessertIsAFineNameForAnAssistant() {
        assertThatCode(() -> Menu.of("", Map.of("dessert", Duration.ofSeconds(1)), 1)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"main-course", "dessert", "salad"})
    void onlyTheNamedDishBurns(String name) {
        assertThat(Menu.standard(1).burning(name).dishes().filter(Dish::burns)).extracting(Dish::name).containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serving", "Dessert", "", "soup"})
    void whatIsNotOnTheMenuCannotBurn(String name) {
        assertThatThrownBy(() -> Menu.standard(1).burning(name)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no dish '" + name + "' to burn; there are main-course, dessert, salad");
    }

    @Test
    void aDishThatBurnsEndsItsStepAndNamesItself() {
        Journal journal = Journal.open();
        Dish dessert = Menu.standard(1).burning("dessert").sides().getFirst();
        assertThatThrownBy(() -> dessert.takeOff(journal.start(dessert))).isInstanceOf(BurntDishException.class)
                .hasMessage("the dessert burnt").extracting(e -> ((BurntDishException) e).dish()).isEqualTo("dessert");
        assertThat(journal.events().getLast().phase()).isEqualTo(Phase.FAILED);
    }

    @Test
    void aResultSaysWhyAKitchenDidNotServe() {
        Menu menu = Menu.of("kitchen 2", Map.of(), 1);
        assertThat(KitchenResult.served(menu)).isEqualTo(new KitchenResult("kitchen 2", ""));
        assertThat(KitchenResult.failed(menu, new BurntDishException("salad")).failure()).isEqualTo("the salad burnt");
        assertThat(KitchenResult.failed(menu, new IllegalStateException()).hasServed()).isFalse();
    }
}
