package brigade.threads.structured.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Tools;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.StructuredTaskScope;

/**
 * One owner: knife and pan belong to one thread, which makes each dish that needs them, and the cooks ask it to. There is
 * nothing to lock, so nothing to wait for in a cycle. Costs a queue, and that these dishes are made one after another.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready             469    100.0 %  ACCEPTABLE
 * </pre>
 */
final class OwnedTools {
    private final Journal journal;
    private int ready; // the owner's alone

    OwnedTools(Journal journal) {
        this.journal = journal;
    }

    int serve() throws InterruptedException {
        try (ExecutorService owner = Executors.newSingleThreadExecutor()) {
            try (var cooks = StructuredTaskScope.open()) {
                cooks.fork(() -> cook(Tools.FIRST_COOK, owner));
                cooks.fork(() -> cook(Tools.SECOND_COOK, owner));
                cooks.join();
            }
        }
        return ready;
    }

    private void cook(String cook, ExecutorService owner) {
        for (int dish = 0; dish < Tools.DISHES; dish++) {
            owner.execute(() -> {
                try (Step step = journal.start(Tools.dish(cook))) {
                    ready++;
                    step.finish();
                }
            });
        }
    }
}
