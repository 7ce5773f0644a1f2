package brigade.threads.sequential;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.tickets.Cook;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.Oven;
import brigade.common.tickets.TicketsPlan;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One signal for many on the caller's thread alone: who waits for a signal on the only thread keeps the chef from giving it. So nobody
 * does. The chef has a list of who waits, looks at the clock for them, and then roasts for one after another.
 */
final class Tickets {
    private final Journal journal;

    Tickets(Journal journal) {
        this.journal = journal;
    }

    List<CookResult> roastAll(TicketsPlan plan) throws InterruptedException {
        Map<Cook, Step> waiting = new LinkedHashMap<>();
        Map<Cook, CookResult> results = new HashMap<>();
        try {
            for (Cook cook : plan.punctual()) {
                waiting.put(cook, journal.start(cook.waiting()));
            }
            heatUp(plan.oven(), waiting, results);
            for (Map.Entry<Cook, Step> cook : waiting.entrySet()) {
                results.put(cook.getKey(), roast(cook.getKey(), cook.getValue()));
            }
            for (Cook cook : plan.late()) {
                results.put(cook, roast(cook, journal.start(cook.waiting())));
            }
            return plan.cooks().stream().map(results::get).toList();
        } finally {
            waiting.values().forEach(Step::close);
        }
    }

    /** Heats up, and sends everybody home whose patience ends meanwhile. */
    private void heatUp(Oven oven, Map<Cook, Step> waiting, Map<Cook, CookResult> results) throws InterruptedException {
        long startedNanos = System.nanoTime();
        try (Step step = journal.start(oven)) {
            List<Map.Entry<Cook, Step>> impatient = waiting.entrySet().stream()
                    .filter(cook -> cook.getKey().patience().compareTo(oven.time()) < 0)
                    .sorted(Map.Entry.comparingByKey(Comparator.comparing(Cook::patience))).toList();
            for (Map.Entry<Cook, Step> cook : impatient) {
                Thread.sleep(cook.getKey().patience().minusNanos(System.nanoTime() - startedNanos));
                results.put(cook.getKey(), cook.getKey().giveUp(cook.getValue()));
                waiting.remove(cook.getKey());
            }
            Thread.sleep(oven.time().minusNanos(System.nanoTime() - startedNanos));
            step.finish();
        }
    }

    private CookResult roast(Cook cook, Step waiting) throws InterruptedException {
        waiting.finish();
        try (Step roasting = journal.start(cook.roasting())) {
            Thread.sleep(cook.time());
            return cook.done(roasting);
        }
    }
}
