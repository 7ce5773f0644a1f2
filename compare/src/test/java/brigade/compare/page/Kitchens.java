package brigade.compare.page;

import brigade.common.cli.RunReport.Line;
import brigade.common.cli.RunReport.Where;
import brigade.common.model.Models;
import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import brigade.compare.run.Setup;
import java.util.List;

/** Comparisons for tests, without a run. */
public final class Kitchens {
    static final Where MAIN = new Where("platform thread", 100, 1, "main", false);
    static final Where LOOP = new Where("event loop", 100, 30, "vert.x-eventloop-thread-0", true);
    static final Where CHILD = new Where("platform thread", 200, 3, "main", false);
    static final Setup SETUP = new Setup("2026-11-26T01:00:00Z", "Linux", 2, "25 (me)",
            List.of("compare", "kitchen"), "a processor", 4L << 30, List.of("--scale 1.0", "--kitchens 1"));

    private Kitchens() {}

    static Line event(double at, String actor, String step, String phase, Where where) {
        return new Line(at, "", actor, step, phase, "", where);
    }

    /** Returns the journal of a kitchen whose assistant works elsewhere. */
    static List<Line> journal(Where chef, Where assistant, double delay) {
        return List.of(event(1, "Head chef", "main-course", "STARTED", chef),
                event(2001, "Head chef", "main-course", "FINISHED", chef),
                event(2002, "Head chef", "salad", "STARTED", chef),
                event(2002 + delay, "Assistant cook", "dessert", "STARTED", assistant),
                event(5002, "Head chef", "salad", "FINISHED", chef),
                event(7002 + delay, "Assistant cook", "dessert", "FINISHED", assistant),
                event(7003 + delay, "Head chef", "serving", "STARTED", chef),
                event(7003 + delay, "Head chef", "serving", "FINISHED", chef));
    }

    static Run run(String model, List<Line> events) {
        double wall = events.isEmpty() ? 1 : events.getLast().atMillis();
        long processes = events.stream().map(event -> event.worker().pid()).distinct().count();
        return new Run(model, "", "done", wall, wall - 7000, 20, (int) processes, 80L << 20, 640, events);
    }

    /** Returns the kitchen on every model there is. */
    public static Comparison all() {
        return of(Models.onClassPath().stream()
                .map(model -> run(model.name(), switch (model.name().substring(0, 3)) {
                    case "asy" -> journal(LOOP, LOOP, 0);
                    case "pro" -> journal(MAIN, CHILD, 150);
                    default -> journal(MAIN, new Where("platform thread", 100, 22, "assistant-dessert", false), 0);
                })).toList());
    }

    static Comparison of(List<Run> runs) {
        return new Comparison("kitchen", 7000.0, 10_000.0, runs, List.of(), SETUP);
    }

    static Comparison of(Run... runs) {
        return of(List.of(runs));
    }

    static String html(Comparison comparison) {
        return new ReportPage(PageModel.of(comparison, Models.onClassPath())).html();
    }
}
