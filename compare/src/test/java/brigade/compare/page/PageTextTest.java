package brigade.compare.page;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.model.ModelProvider;
import brigade.common.model.Models;
import brigade.common.model.Scenario;
import brigade.compare.diff.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page takes from the documentation and from the models' sources. */
class PageTextTest {
    private static final Map<Scenario, List<String>> STEPS = Map.of(
            Scenario.KITCHEN, List.of("main-course", "salad", "dessert", "boil", "serving"),
            Scenario.DOWNLOAD, List.of("download"), Scenario.BACKGROUND, List.of("heartbeat", "waiting", "chopping"),
            Scenario.CHECK, List.of("home"), Scenario.MIRRORS, List.of("far"), Scenario.CRUNCH, List.of("chunk-1"),
            Scenario.RUSH, List.of("place-1", "cook-1"), Scenario.TICKETS, List.of("heat-up", "waiting", "roasting"));

    @ParameterizedTest
    @EnumSource
    void theDocumentationSaysOfEachModelWhatDiffers(Scenario scenario) {
        ScenarioGuide guide = ScenarioGuide.of(scenario.command());

        assertThat(guide.kitchen()).isNotEmpty();
        assertThat(guide.field()).isNotEmpty();
        for (ModelProvider model : Models.onClassPath()) {
            assertThat(guide.answersFor(model.name())).as(scenario + " on " + model.name()).isNotEmpty()
                    .hasSizeLessThanOrEqualTo(guide.questions().size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachStepIsFoundInEachModelsSource(Scenario scenario) {
        for (ModelProvider model : Models.onClassPath()) {
            List<String> lines = Source.of(model, scenario.command()).lines();
            for (String step : STEPS.getOrDefault(scenario, List.of())) {
                assertThat(Lesson.of(scenario.command(), step).orElseThrow().lineIn(lines))
                        .as(step + " in " + model.name() + "'s " + scenario).isPositive();
            }
        }
    }

    @Test
    void aStepThatNoLineDoesHasNoLine() {
        assertThat(Lesson.of("kitchen", "salad").orElseThrow().lineIn(List.of("class Kitchen {}"))).isZero();
        assertThat(Lesson.of("no-scenario", "salad")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void coloursChangeNoCharacterOfASource(Scenario scenario) {
        for (ModelProvider model : Models.onClassPath()) {
            List<String> lines = Source.of(model, scenario.command()).lines();

            assertThat(Highlighter.lines(lines)).hasSameSizeAs(lines);
            assertThat(Highlighter.lines(lines).stream().map(line -> line.replaceAll("</?(b|i|em|u|var)>", "")))
                    .containsExactlyElementsOf(lines.stream().map(Markup::escaped).toList());
        }
    }

    @Test
    void wordsInLiteralsAndCommentsAreNoKeywords() {
        assertThat(Highlighter
                .lines(List.of("return \"new \\\" // x\"; // if", "/* for", " do */ int a = 0x1F;", "'\\'' @Override Foo")))
                .containsExactly(
                        "<b>return</b> <em>&quot;new \\&quot; // x&quot;</em>; <i>// if</i>", "<i>/* for</i>",
                        "<i> do */</i> <b>int</b> a = <em>0x1F</em>;",
                        "<em>&#39;\\&#39;&#39;</em> <u>@Override</u> <var>Foo</var>");
    }

    @Test
    void aDiffIsRunsOfRowsAndMarks() {
        Source left = new Source("a", "A.java", List.of("same", "int x = 1; // unchanged words", "only left", "end"));
        Source right = new Source("b", "B.java", List.of("same", "int x = 2; // unchanged words", "end", "only right"));
        PairDiff diff = PairDiff.of(left, right);

        assertThat(diff.rows()).isEqualTo("=1~1<1=1>1");
        assertThat(diff.marks()).containsExactly(List.of(List.of(8, 1), List.of(8, 1)));
    }

    @Test
    void ticksAreRoundAndFew() {
        assertThat(new Scale(7100).ticks()).containsExactly(0.0, 1000.0, 2000.0, 3000.0, 4000.0, 5000.0, 6000.0, 7000.0);
        assertThat(new Scale(7100).words(2000)).isEqualTo("2\u00A0s");
        assertThat(new Scale(140).words(20)).isEqualTo("20\u00A0ms");
        assertThat(new Scale(200).at(50)).isEqualTo("25%");
    }
}
