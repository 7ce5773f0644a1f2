package brigade.common.journal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A journal's listener that hands each step to the JDK Flight Recorder as an event {@code brigade.Step}. While nobody records, it
 * does nothing. Steps of other processes begin and end when this one hears of them.
 */
public final class FlightRecord implements Consumer<Event> {
    private final String scenario;
    private final String model;
    private final Map<Long, StepEvent> unended = new HashMap<>(); // guarded by the journal, which calls

    /** Creates it for one run. */
    public FlightRecord(String scenario, String model) {
        this.scenario = scenario;
        this.model = model;
    }

    @Override
    public void accept(Event event) {
        if (event.phase() == Phase.STARTED) {
            start(event);
        } else if (event.phase().ends()) {
            StepEvent step = unended.remove(event.stepId());
            if (step != null) {
                end(step, event);
            }
        }
    }

    private void start(Event event) {
        StepEvent step = new StepEvent();
        if (step.isEnabled()) {
            step.begin();
            unended.put(event.stepId(), step);
            step.worker = event.worker().prose();
        }
    }

    private void end(StepEvent step, Event event) {
        step.end();
        step.scenario = scenario;
        step.model = model;
        step.actor = event.actor().toString();
        step.step = event.step();
        step.outcome = event.phase().name().toLowerCase(Locale.ROOT);
        step.detail = event.detail();
        step.commit();
    }
}
