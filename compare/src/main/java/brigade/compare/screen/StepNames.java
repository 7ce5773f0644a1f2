package brigade.compare.screen;

import brigade.common.cli.RunReport.Line;
import brigade.compare.run.Comparison;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is written on bars: a step's name; where all steps are named alike, its actor's.
 *
 * @param alike whether all steps are named alike, as downloads are
 * @param shared the steps that several actors of a group do, such as the waiting of many cooks: their bars also bear the actor
 */
record StepNames(boolean alike, Set<String> shared) {

    /** Copies the set. */
    StepNames {
        shared = Set.copyOf(shared);
    }

    /** Returns the names of a comparison's steps. */
    static StepNames of(Comparison comparison) {
        List<Line> events = comparison.runs().stream().flatMap(run -> run.events().stream()).toList();
        Map<String, Map<String, Set<String>>> actors = new HashMap<>();
        events.forEach(event -> actors.computeIfAbsent(event.step(), _ -> new HashMap<>())
                .computeIfAbsent(event.group(), _ -> new HashSet<>()).add(event.actor()));
        return new StepNames(actors.size() == 1, actors.entrySet().stream()
                .filter(step -> step.getValue().values().stream().anyMatch(group -> group.size() > 1)).map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    /** Returns the name, which is the same in all groups. */
    String name(Timeline.Bar bar) {
        return alike ? bar.actor() : bar.step();
    }

    /** Returns the name with the group's number before it, if there are several groups: "2:dessert". */
    String nameInGroup(Timeline.Bar bar) {
        String number = bar.group().substring(bar.group().lastIndexOf(' ') + 1);
        return (number.isEmpty() ? "" : number + ":")
                + (!alike && shared.contains(bar.step()) ? bar.actor() + " " + bar.step() : name(bar));
    }
}
