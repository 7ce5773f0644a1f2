package brigade.common.journal;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A step as the JDK Flight Recorder keeps it, from its start to its end. */
@Name("brigade.Step")
@Label("Step")
@Category("Brigade")
@Description("A step of a scenario, as the journal has it")
@StackTrace(false)
final class StepEvent extends Event {
    @Label("Scenario")
    String scenario = "";

    @Label("Model")
    String model = "";

    @Label("Actor")
    String actor = "";

    @Label("Step")
    String step = "";

    @Label("Outcome")
    String outcome = "";

    @Label("Worker")
    @Description("Where the step started; the event's own thread is the one that told the journal of the step's end")
    String worker = "";

    @Label("Detail")
    String detail = "";
}
