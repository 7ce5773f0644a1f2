package brigade.common.pitfall;

import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who holds what and who waits for what, as it stands in a journal; and whether all who work wait. If nothing comes to the journal
 * any more, that is a deadlock: nobody is left to give what they wait for. Works for threads, event loops and processes alike,
 * because it looks at what the cooks noted and not at what they run on.
 */
public final class Standstill {
    private static final String WAITS = "waits for the ";
    private static final String HAS = "has the ";
    private static final String PUTS_BACK = "puts back the ";
    private static final String GOES_WITHOUT = "goes without the ";

    private Standstill() {}

    /** Returns what a cook notes who is about to wait for something. */
    public static String waitsFor(String thing) {
        return WAITS + thing;
    }

    /** Returns what a cook notes who has got what it waited for. */
    public static String has(String thing) {
        return HAS + thing;
    }

    /** Returns what a cook notes who has waited long enough. */
    public static String goesWithout(String thing) {
        return GOES_WITHOUT + thing;
    }

    /** Returns what a cook notes who is about to give back what it had. */
    public static String putsBack(String thing) {
        return PUTS_BACK + thing;
    }

    private static final class Cook {
        private final String name;
        private final Set<String> holds = new LinkedHashSet<>();
        private String waitsFor = "";

        Cook(String name) {
            this.name = name;
        }

        void note(String detail) {
            if (detail.startsWith(WAITS)) {
                waitsFor = detail.substring(WAITS.length());
            } else if (detail.startsWith(HAS)) {
                waitsFor = "";
                holds.add(detail.substring(HAS.length()));
            } else if (detail.startsWith(PUTS_BACK)) {
                waitsFor = "";
                holds.remove(detail.substring(PUTS_BACK.length()));
            } else if (detail.startsWith(GOES_WITHOUT)) {
                waitsFor = "";
            }
        }

        String situation() {
            String holding = holds.stream().map(thing -> "the " + thing).collect(Collectors.joining(" and "));
            return name + (holding.isEmpty() ? "" : " has " + holding + " and") + " waits for the " + waitsFor;
        }
    }

    /** Returns the situation if everybody waits: "First cook has the knife and waits for the pan; Second cook ..."; else empty. */
    static Optional<String> in(List<Event> events) {
        Map<Long, Cook> atWork = new LinkedHashMap<>();
        for (Event event : events) {
            if (event.phase().ends()) {
                atWork.remove(event.stepId());
            } else {
                Cook cook = atWork.computeIfAbsent(event.stepId(), _ -> new Cook(event.actor().toString()));
                if (event.phase() == Phase.NOTED) {
                    cook.note(event.detail());
                }
            }
        }
        List<Cook> waiting = new ArrayList<>(atWork.values());
        waiting.removeIf(cook -> cook.waitsFor.isEmpty());
        return waiting.isEmpty() || waiting.size() < atWork.size() ? Optional.empty()
                : Optional.of(waiting.stream().map(Cook::situation).collect(Collectors.joining("; ")));
    }
}
