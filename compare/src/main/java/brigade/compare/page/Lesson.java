package brigade.compare.page;

import brigade.common.journal.Phase;
import brigade.common.pitfall.Pitfall;
import brigade.common.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What there is to learn from a step: the rules that say how it must go, the pitfall that is near, and how the models' sources write it.
 *
 * @param step which steps
 * @param source what stands in the line of a model's source that does the step
 * @param rules the rules that are about the step
 * @param pitfall the mistake that is near
 */
record Lesson(Pattern step, Pattern source, List<Rule> rules, Optional<Pitfall> pitfall) {

    private static Lesson of(String step, String source, Pitfall pitfall, Rule... rules) {
        return new Lesson(Pattern.compile(step), Pattern.compile(source), List.of(rules), Optional.of(pitfall));
    }

    /** Returns the lessons of a scenario, the first that fits a step being its own; none of a scenario that is not known here. */
    private static List<Lesson> of(String scenario) {
        return switch (scenario) {
            case "kitchen" -> List.of(
                    of("main-course", "menu\\.mainCourse\\(\\)", Pitfall.BLOCKED_LOOP, Rule.K1, Rule.K4),
                    of("salad", "menu\\.salad\\(\\)", Pitfall.BLOCKED_LOOP, Rule.K2, Rule.K4),
                    of("serving", "menu\\.serving\\(\\)", Pitfall.SWALLOWED_FAILURE, Rule.K3, Rule.K6),
                    of(".*", "menu\\.sides\\(\\)", Pitfall.SWALLOWED_FAILURE, Rule.K5, Rule.K4, Rule.K6));
            case "download" -> List.of(
                    of(".*", "journal\\.start\\(file\\)", Pitfall.SWALLOWED_FAILURE, Rule.D1, Rule.D5, Rule.D6));
            case "background" -> List.of(
                    of("heartbeat", "monitor\\.beat\\(", Pitfall.BLOCKED_LOOP, Rule.B1, Rule.B2),
                    of("waiting", "journal\\.start\\((waiting|chore)\\)", Pitfall.BLOCKED_LOOP, Rule.B5, Rule.G5),
                    of(".*", "journal\\.start\\((chopping|chore)\\)", Pitfall.BLOCKED_LOOP, Rule.B3, Rule.B6));
            case "check" -> List.of(
                    of(".*", "journal\\.start\\(link\\)", Pitfall.SWALLOWED_FAILURE, Rule.C1, Rule.C4, Rule.C6));
            case "mirrors" -> List.of(
                    of(".*", "journal\\.start\\(mirror\\)", Pitfall.SWALLOWED_FAILURE, Rule.M1, Rule.M2, Rule.M3));
            case "crunch" -> List.of(
                    of(".*", "journal\\.start\\(chunk\\)", Pitfall.BLOCKED_LOOP, Rule.P1, Rule.P2, Rule.P3));
            case "rush" -> List.of(
                    of("place-.*", "journal\\.start\\(order\\.placing\\(\\)\\)", Pitfall.STARVATION, Rule.R2, Rule.R1),
                    of(".*", "journal\\.start\\(order\\.cooking\\(\\)\\)", Pitfall.STARVATION, Rule.R3, Rule.R4, Rule.R5));
            case "tickets" -> List.of(
                    of("heat-up", "journal\\.start\\(oven\\)", Pitfall.CHECK_THEN_ACT, Rule.T1),
                    of("waiting", "journal\\.start\\(cook\\.waiting\\(\\)\\)", Pitfall.CHECK_THEN_ACT, Rule.T2, Rule.T3, Rule.T4),
                    of(".*", "journal\\.start\\(cook\\.roasting\\(\\)\\)", Pitfall.CHECK_THEN_ACT, Rule.T1, Rule.T2));
            default -> List.of();
        };
    }

    /** Returns the lesson of a step, if there is one. */
    static Optional<Lesson> of(String scenario, String step) {
        return of(scenario).stream().filter(lesson -> lesson.step.matcher(step).matches()).findFirst();
    }

    /** Returns the rules that are about the step and how it ended. */
    List<Rule> rules(Phase end) {
        List<Rule> all = new ArrayList<>(rules);
        if (end == Phase.CANCELLED) {
            all.add(Rule.G2);
        } else if (end == Phase.FAILED) {
            all.add(Rule.G3);
        }
        return all;
    }

    /** Returns the number of the source line that does the step; 0 if no line can be told to. */
    int lineIn(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (source.matcher(lines.get(i)).find()) {
                return i + 1;
            }
        }
        return 0;
    }
}
