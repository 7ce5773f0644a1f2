package brigade.common.kitchen;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final List<String> lines = new ArrayList<>();

    private Journal journal(Menu... menus) {
        Transcript transcript = new Transcript(List.of(menus));
        return Journal.open(event -> transcript.line(event).ifPresent(lines::add));
    }

    @Test
    void theDefaultTranscriptIsTheOneEverybodyKnows() {
        Menu menu = Menu.standard(1);
        Journal journal = journal(menu);
        journal.start(menu.mainCourse()).finish();
        Step dessert = journal.start(menu.sides().getFirst());
        journal.start(menu.salad()).finish();
        dessert.note("half");
        dessert.finish();
        journal.start(menu.serving()).finish();

        assertThat(String.join("\n", lines)).isEqualTo("""
                👨‍🍳 Head chef: Preparing the main course...
                👨‍🍳 Head chef: Main course is halfway done.
                🧁 Assistant cook: Starting to bake the dessert (this will take 5 seconds)...
                👨‍🍳 Head chef: Meanwhile, I'm plating the salad and setting the table.
                👨‍🍳 Head chef: Ready to serve the main course.
                🧁 Assistant cook: Dessert is ready!
                👨‍🍳 Head chef: All dishes are ready to serve!""");
    }

    @Test
    void assistantsOfOnesOwnHaveTheirNames() {
        Menu menu = Menu.of("", Map.of("boil", Duration.ofSeconds(90)), 1);
        journal(menu).start(menu.sides().getFirst()).finish();

        assertThat(lines).containsExactly("🧁 Assistant boil: Starting (this will take 1 minute 30 seconds)...",
                "🧁 Assistant boil: Done!");
    }

    @Test
    void burntAndCalledOffDishesAreSaidToBe() {
        Menu menu = Menu.standard(1);
        Journal journal = journal(menu);
        journal.start(menu.sides().getFirst()).fail("burnt");
        journal.start(menu.salad()).close();

        assertThat(lines).contains("🧁 Assistant cook: 🔥 The dessert is burnt!", "👨‍🍳 Head chef: The salad was called off.");
    }

    @Test
    void ofSeveralKitchensEachLineNamesItsOwn() {
        List<Menu> menus = Stream.of("kitchen 1", "kitchen 2").map(name -> Menu.of(name, Map.of(), 1)).toList();
        Journal journal = journal(menus.getFirst(), menus.getLast());
        menus.forEach(menu -> journal.start(menu.serving()).finish());

        assertThat(lines).containsExactly("kitchen 1 | 👨‍🍳 Head chef: All dishes are ready to serve!",
                "kitchen 2 | 👨‍🍳 Head chef: All dishes are ready to serve!");
    }
}
