package brigade.compare.screen;

import brigade.common.cli.RunReport.Line;
import brigade.common.cli.RunReport.Where;

/** Events for tests, in a line each. */
final class Journals {
    static final Where MAIN = new Where("platform thread", 100, 1, "main", false);
    static final Where ASSISTANT = new Where("platform thread", 100, 22, "assistant-dessert", false);
    static final Where LOOP = new Where("event loop", 200, 30, "vert.x-eventloop-thread-0", false);

    private Journals() {}

    static Line started(double at, String actor, String step, Where where) {
        return event(at, actor, step, "STARTED", where);
    }

    static Line finished(double at, String actor, String step, Where where) {
        return event(at, actor, step, "FINISHED", where);
    }

    static Line event(double at, String actor, String step, String phase, Where where) {
        return new Line(at, "", actor, step, phase, "", where);
    }
}
