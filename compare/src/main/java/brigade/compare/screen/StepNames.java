package brigade.compare.screen;

import brigade.common.cli.RunReport.Line;
import brigade.compare.run.Comparison;

/**
 * What is written on bars: a step's name; where all steps are named alike, its actor's.
 *
 * @param alike whether all steps are named alike, as downloads are
 */
record StepNames(boolean alike) {

    /** Returns the names of a comparison's steps. */
    static StepNames of(Comparison comparison) {
        return new StepNames(
                comparison.runs().stream().flatMap(run -> run.events().stream()).map(Line::step).distinct().count() == 1);
    }

    /** Returns the name, which is the same in all groups. */
    String name(Timeline.Bar bar) {
        return alike ? bar.actor() : bar.step();
    }

    /** Returns the name with the group's number before it, if there are several groups: "2:dessert". */
    String nameInGroup(Timeline.Bar bar) {
        String number = bar.group().substring(bar.group().lastIndexOf(' ') + 1);
        return (number.isEmpty() ? "" : number + ":") + name(bar);
    }
}
