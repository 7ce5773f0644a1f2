package brigade.compare.page;

import brigade.common.cli.RunReport.Line;
import brigade.common.cli.RunReport.Where;
import brigade.common.journal.Phase;
import brigade.compare.run.Run;
import brigade.compare.screen.Amounts;
import brigade.compare.screen.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says why a run's figures are what they are: from its journal and from what was measured, nothing else. */
final class Why {
    private static final List<String> NUMBERS = List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
    private static final double WORTH_SAYING_MILLIS = 20;

    private final Run run;
    private final List<Timeline.Bar> bars;
    private final Set<Long> processes;

    private Why(Run run) {
        this.run = run;
        this.bars = Timeline.of(run.events()).lanes().stream().flatMap(lane -> lane.rows().stream()).flatMap(List::stream).toList();
        this.processes = run.events().stream().map(event -> event.worker().pid())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Returns a sentence or several. */
    static String of(Run run) {
        Why why = new Why(run);
        if (why.bars.isEmpty()) {
            return "There is no journal of it.";
        }
        return String.join(" ", Stream.of(why.who(), why.time(), why.ends(), why.cost()).filter(text -> !text.isEmpty()).toList());
    }

    private String who() {
        int steps = bars.size();
        int most = mostInFlight();
        String inFlight = steps == 1 ? "." : most == 1 ? ", one after another." : ", up to " + number(most) + " in flight at once.";
        String what = steps == 1 ? "the only step" : steps == 2 ? "both steps" : "all " + number(steps) + " steps";
        return capitalised(workers()) + " ran " + what + inFlight;
    }

    private String workers() {
        List<Where> workers = List.copyOf(run.events().stream().map(Line::worker)
                .collect(Collectors.toMap(worker -> worker.pid() + "/" + worker.threadId(), worker -> worker, (a, _) -> a,
                        LinkedHashMap::new))
                .values());
        if (workers.size() == 1) {
            return "one " + workers.getFirst().kind() + " (" + Lanes.thread(workers.getFirst()) + ")";
        }
        if (processes.size() > 1) {
            return number(processes.size()) + " processes";
        }
        Map<String, Long> kinds = workers.stream()
                .collect(Collectors.groupingBy(Where::kind, LinkedHashMap::new, Collectors.counting()));
        return String.join(" and ", kinds.entrySet().stream().map(kind -> count(kind.getValue(), kind.getKey())).toList());
    }

    private int mostInFlight() {
        List<double[]> changes = new ArrayList<>();
        for (Timeline.Bar bar : bars) {
            if (bar.toMillis() > bar.fromMillis()) {
                changes.add(new double[]{bar.fromMillis(), 1});
                changes.add(new double[]{bar.toMillis(), -1});
            }
        }
        changes.sort(Comparator.<double[]>comparingDouble(change -> change[0]).thenComparingDouble(change -> change[1]));
        int now = 0;
        int most = 1;
        for (double[] change : changes) {
            now += (int) change[1];
            most = Math.max(most, now);
        }
        return most;
    }

    private String time() {
        List<Double> starts = startsOfProcesses();
        if (!starts.isEmpty()) {
            double least = starts.getFirst();
            double most = starts.getLast();
            String range = Amounts.time(least).equals(Amounts.time(most)) ? Amounts.time(least)
                    : Amounts.time(least) + " to " + Amounts.time(most);
            return starts.size() == 1 ? "The other JVM's first step began " + range + " after what stands before it: its start."
                    : "The first steps of " + number(starts.size()) + " other JVMs began " + range
                            + " after what stands before them: their start.";
        }
        double first = run.events().getFirst().atMillis();
        if (first >= WORTH_SAYING_MILLIS) {
            return "The first step began " + Amounts.time(first) + " into the call.";
        }
        double sum = bars.stream().mapToDouble(bar -> bar.toMillis() - bar.fromMillis()).sum();
        return mostInFlight() == 1 && bars.size() > 1 ? "The steps add up to " + Amounts.time(sum) + "." : "";
    }

    /** How long after the end before it, or after the opening of the journal, each other process's first step began; ascending. */
    private List<Double> startsOfProcesses() {
        List<Double> starts = new ArrayList<>();
        Set<Long> seen = new LinkedHashSet<>();
        long own = caller();
        double end = 0;
        for (Line event : run.events()) {
            Phase phase = Phase.valueOf(event.phase());
            if (phase == Phase.STARTED && event.worker().pid() != own && seen.add(event.worker().pid())) {
                starts.add(Math.max(0, event.atMillis() - end));
            } else if (phase.ends() && event.worker().pid() == own) {
                end = event.atMillis();
            }
        }
        return starts.stream().sorted().toList();
    }

    /** The model's own process is the first in the journal, unless it did nothing itself and others did all. */
    private long caller() {
        return processes.size() == run.processes() ? run.events().getFirst().worker().pid() : -1;
    }

    private String ends() {
        long failed = bars.stream().filter(bar -> bar.end() == Phase.FAILED).count();
        long cancelled = bars.stream().filter(bar -> bar.end() == Phase.CANCELLED).count();
        List<String> parts = new ArrayList<>();
        if (failed > 0) {
            parts.add(count(failed, "step") + " failed");
        }
        if (cancelled > 0) {
            parts.add(count(cancelled, "step") + (cancelled == 1 ? " was" : " were") + " cancelled");
        }
        return parts.isEmpty() ? "" : capitalised(String.join(", ", parts)) + ".";
    }

    private String cost() {
        if (run.processes() > 1) {
            return capitalised(number(run.processes())) + " processes took up to " + Amounts.bytes(run.peakMemoryBytes())
                    + " of memory together.";
        }
        long virtual = run.events().stream().map(Line::worker).filter(worker -> worker.kind().startsWith("virtual"))
                .map(Where::threadId).distinct().count();
        return virtual == 0 ? "" : "Virtual threads are not among the " + run.peakThreads() + " of the operating system.";
    }

    private static String count(long count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    private static String number(long count) {
        return count >= 1 && count <= NUMBERS.size() ? NUMBERS.get((int) count - 1) : String.valueOf(count);
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
