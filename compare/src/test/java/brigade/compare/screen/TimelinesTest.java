package brigade.compare.screen;

import static brigade.compare.screen.Journals.ASSISTANT;
import static brigade.compare.screen.Journals.LOOP;
import static brigade.compare.screen.Journals.MAIN;
import static brigade.compare.screen.Journals.event;
import static brigade.compare.screen.Journals.finished;
import static brigade.compare.screen.Journals.started;
import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.cli.RunReport.Line;
import brigade.common.cli.RunReport.Where;
import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help.Ansi;

class TimelinesTest {
    private static final Run PLATFORM = run("threads/platform", "done", kitchen(MAIN, ASSISTANT));
    private static final Run VERTX = run("async/vertx", "done", kitchen(LOOP, LOOP));

    private static Run run(String model, String outcome, List<Line> events) {
        return new Run(model, "", outcome, 7020.0, 20.0, 20, 1, 80 << 20, 700, events);
    }

    private static List<Line> kitchen(Where chef, Where cook) {
        return List.of(started(0, "Head chef", "main-course", chef), finished(2000, "Head chef", "main-course", chef),
                started(2000, "Assistant", "dessert", cook), started(2001, "Head chef", "salad", chef),
                finished(5001, "Head chef", "salad", chef), finished(7000, "Assistant", "dessert", cook),
                started(7010, "Head chef", "serving", chef), finished(7010, "Head chef", "serving", chef));
    }

    private static List<String> lines(Screen screen, Run... runs) {
        return new Timelines(new Comparison("kitchen", 7000.0, 10_000.0, List.of(runs)), Map.of("async/vertx", "one event loop"),
                screen).lines();
    }

    @Test
    void modelsStandOnOneTimeScaleAndTheLoopsStepsBelowEachOther() {
        assertThat(lines(Screen.plain(80), PLATFORM, VERTX)).containsExactly(
                "kitchen: critical path 7.00 s, one after another 10.00 s",
                "",
                "                         0              2 s             4 s            6 s",
                "                         ┬──────────────┬───────────────┬──────────────┬───────┰",
                "threads/platform                                                        ✓ 7.02 s",
                "  main                   ├main-course──┤├salad─────────────────┤       serving ◆",
                "  assistant-dessert                     ├dessert──────────────────────────────┤╎",
                "async/vertx  one event loop                                             ✓ 7.02 s",
                "  vert.x-ev…p-thread-0 ╭ ├main-course──┤├salad─────────────────┤       serving ◆",
                "                       ╰                ├dessert──────────────────────────────┤╎",
                "                                                                  critical path╵",
                "◆ too short for a bar");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 140, 250})
    void noLineIsWiderThanTheScreen(int width) {
        assertThat(lines(Screen.plain(width), PLATFORM, VERTX))
                .allSatisfy(line -> assertThat(TextWidth.of(line)).isLessThanOrEqualTo(Math.max(Screen.NARROWEST, width)));
    }

    @Test
    void coloursChangeNoPlaceOfABar() {
        List<String> coloured = lines(new Screen(80, new Paint(Ansi.ON)), PLATFORM, VERTX);
        List<String> bare = coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")).toList();

        assertThat(coloured.get(5)).contains("\u001b[38;5;16m\u001b[48;5;67m main-course ");
        assertThat(bare.get(5)).isEqualTo("  main                    main-course    salad                         serving ◆");
    }

    @Test
    void whatDidNotEndWellIsMarkedAndExplained() {
        List<Line> events = List.of(started(0, "a", "bake", MAIN), event(4000, "a", "bake", "FAILED", MAIN),
                started(0, "b", "boil", ASSISTANT), event(4100, "b", "boil", "CANCELLED", ASSISTANT),
                started(0, "c", "plate", LOOP), finished(3000, "c", "plate", MAIN));

        List<String> lines = lines(Screen.plain(80), run("threads/platform", "the bake burnt", events));

        assertThat(lines.get(4)).endsWith("✗ 7.02 s");
        assertThat(lines.get(5)).contains("├bake").contains("─✗");
        assertThat(lines.get(6)).contains("├boil").contains("╌⊘");
        assertThat(lines.get(7)).contains("├plate").contains("─»");
        assertThat(lines.getLast()).isEqualTo("» ended by another worker   ⊘ cancelled   ✗ failed");
    }

    @Test
    void workersOfSeveralProcessesAreTheirPids() {
        Where child = new Where("platform thread", 4711, 1, "main", false);

        assertThat(lines(Screen.plain(80), run("processes/spawn", "done", kitchen(MAIN, child))))
                .anyMatch(line -> line.startsWith("  pid 100 ")).anyMatch(line -> line.startsWith("  pid 4711 "));
    }

    @Test
    void aVirtualThreadSaysSo() {
        Where virtual = new Where("virtual thread", 100, 33, "", false);

        assertThat(lines(Screen.plain(80), run("threads/virtual", "done", kitchen(MAIN, virtual))))
                .anyMatch(line -> line.startsWith("  virtual #33 "));
    }

    @Test
    void manyRowsAreCountedAndNotDrawn() {
        List<Line> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(started(0, "cook " + i, "bake", LOOP));
        }
        events.add(event(4000, "cook 1", "bake", "NOTED", LOOP));
        assertThat(lines(Screen.plain(80), run("async/vertx", "done", events))).hasSizeLessThan(35)
                .contains("  … and 76 rows more; --json has them all");
    }

    @Test
    void aRunWithoutEventsSaysSo() {
        Run dead = new Run("threads/platform", "", "no report", null, null, 1, 1, 1, 1, List.of());

        assertThat(lines(Screen.plain(80), dead)).contains("  no events");
    }

    @Test
    void ofANameThatDoesNotFitItsNumberIsLeft() {
        List<Line> events = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            events.add(started(i * 500, "Cook", "cook-" + (i + 1), MAIN));
            events.add(finished(i * 500 + 500, "Cook", "cook-" + (i + 1), MAIN));
        }

        assertThat(lines(Screen.plain(80), run("threads/platform", "done", events)).get(5)).contains("├1──┤├2──┤", "├10─┤",
                "cook-12");
    }
}
