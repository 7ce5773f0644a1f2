package brigade.async.rx.pitfall;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.pitfall.Standstill;
import brigade.common.pitfall.Tools;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.subjects.CompletableSubject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * The same order for all: the knife before the pan. Whoever has the knife can wait for the pan, for whoever has the pan waits
 * for nobody. Costs a rule that all code must know and keep.
 *
 * <pre>
 * outcome                    runs     share  grade
 * all dishes ready              4   100.0 %  ACCEPTABLE
 * </pre>
 */
final class OrderedTools {
    private final Journal journal;
    private final Scheduler loop;
    private final Tool knife = new Tool(Tools.KNIFE);
    private final Tool pan = new Tool(Tools.PAN);
    private int ready;

    OrderedTools(Journal journal, Scheduler loop) {
        this.journal = journal;
        this.loop = loop;
    }

    Single<Integer> serve() {
        return cook(Tools.FIRST_COOK, knife, pan).mergeWith(cook(Tools.SECOND_COOK, knife, pan))
                .andThen(Single.fromCallable(() -> ready));
    }

    private Completable cook(String cook, Tool first, Tool second) {
        return Completable.using(
                () -> journal.start(Tools.dish(cook)),
                step -> first.take(step)
                        .andThen(Completable.timer(Tools.CUTTING.toMillis(), TimeUnit.MILLISECONDS, loop))
                        .andThen(second.take(step))
                        .doOnComplete(() -> {
                            ready++;
                            second.putBack(step);
                            step.finish();
                        })
                        .doOnTerminate(() -> first.putBack(step)),
                Step::close)
                .repeat(Tools.DISHES);
    }

    /** A tool, which one cook can have at a time: who wants it waits in a queue, and no thread does. On the loop only. */
    private static final class Tool {
        private final String name;
        private final Deque<CompletableSubject> waiting = new ArrayDeque<>();
        private boolean taken;

        Tool(String name) {
            this.name = name;
        }

        Completable take(Step step) {
            return Completable.defer(() -> {
                step.note(Standstill.waitsFor(name));
                CompletableSubject turn = CompletableSubject.create();
                waiting.add(turn);
                next();
                return turn;
            }).doOnComplete(() -> step.note(Standstill.has(name)));
        }

        void putBack(Step step) {
            step.note(Standstill.putsBack(name));
            taken = false;
            next();
        }

        private void next() {
            CompletableSubject turn = taken ? null : waiting.poll();
            if (turn != null) {
                taken = true;
                turn.onComplete();
            }
        }
    }
}
