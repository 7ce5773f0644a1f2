package brigade.conformance;

import brigade.common.http.BlockingHttp;
import brigade.common.http.Exchange;
import brigade.common.http.Head;
import brigade.common.http.Timeouts;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.mirrors.Contender;
import brigade.common.mirrors.Group;
import brigade.common.mirrors.Heat;
import brigade.common.mirrors.Mirror;
import brigade.common.mirrors.MirrorsFailedException;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.Outcome;
import brigade.common.mirrors.Page;
import brigade.common.rule.Rule;
import brigade.conformance.Mutants.Mutant;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** The reference model with one thing broken at a time in its mirrors. */
final class MirrorsMutants {

    private MirrorsMutants() {}

    static List<Mutant> all() {
        return List.of(mutant(Rule.G1, "thread 'post-mortem'", KeepsAThreadForFailures::new),
                mutant(Rule.M1, "the body is not what the origin sent", CutsTheBody::new),
                mutant(Rule.M2, "had not ended", WaitsForTheLosers::new),
                mutant(Rule.M2, "connections are closed after the call", LetsTheLosersRun::new),
                mutant(Rule.M3, "not all bad mirrors dropped out", LetsOneCostAll::new),
                mutant(Rule.M4, "the reasons are [1 connection closed]", NamesTheFirstCauseOnly::new),
                mutant(Rule.M5, "had not ended", NeverTimesOut::new),
                mutant(Rule.M6, "before its time", StartsAllAtOnce::new),
                mutant(Rule.M6, "two silences", LosesPatienceAfterADropout::new),
                mutant(Rule.G6, "ended as failed", TakesAnInterruptForAFailure::new),
                mutant(Rule.M6, "had not ended", WaitsThoughOneFailed::new),
                mutant(Rule.M7, "had not ended", TakesAGroupForItsFirst::new),
                mutant(Rule.M8, "won", TakesAnySuccess::new));
    }

    private static Mutant mutant(Rule breaks, String symptom, Supplier<ReferenceMirrors> mirrors) {
        return Mutants.mutant(breaks, symptom, () -> new Reference() {
            private final ReferenceMirrors broken = mirrors.get();

            @Override
            public Outcome.Won mirrors(MirrorsPlan plan, Journal journal) throws InterruptedException {
                return broken.first(plan, journal);
            }
        });
    }

    private static final class CutsTheBody extends ReferenceMirrors {
        @Override
        Outcome.Won winner(Outcome outcome) {
            Outcome.Won won = super.winner(outcome);
            return new Outcome.Won(won.mirror(), Arrays.copyOf(won.body(), won.body().length - 1));
        }
    }

    private static final class WaitsForTheLosers extends ReferenceMirrors {
        @Override
        void end(ExecutorService runners) {}
    }

    private static final class LetsTheLosersRun extends ReferenceMirrors {
        @Override
        Outcome.Won first(MirrorsPlan plan, Journal journal) throws InterruptedException {
            Journal unread = Journal.open();
            FutureTask<Outcome.Won> all = new FutureTask<>(() -> super.first(new MirrorsPlan(new Group(
                    plan.race().members().subList(1, plan.race().members().size()), Duration.ZERO)), unread));
            Mutants.daemon("caller", all);
            try {
                return super.first(new MirrorsPlan(new Group(plan.race().members().subList(0, 1), Duration.ZERO)), journal);
            } finally {
                Mutants.daemon("caller", () -> {
                    Mutants.sleep(Duration.ofSeconds(3));
                    all.cancel(true);
                });
            }
        }
    }

    private static final class LetsOneCostAll extends ReferenceMirrors {
        @Override
        Outcome failed(Mirror mirror, Step step, Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class NamesTheFirstCauseOnly extends ReferenceMirrors {
        @Override
        Outcome.Won winner(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Won won -> won;
                case Outcome.Lost lost -> throw new MirrorsFailedException(lost.dropouts().subList(0, 1));
            };
        }
    }

    private static final class NeverTimesOut extends ReferenceMirrors {
        @Override
        Duration timeout(Mirror mirror) {
            return Duration.ofDays(1);
        }
    }

    private static final class StartsAllAtOnce extends ReferenceMirrors {
        @Override
        Duration patience(Heat heat) {
            return Duration.ZERO;
        }
    }

    private static final class LosesPatienceAfterADropout extends ReferenceMirrors {
        @Override
        Duration patience(Heat heat) {
            return heat.started() == 3 ? Duration.ZERO : heat.patience();
        }
    }

    private static final class TakesAnInterruptForAFailure extends ReferenceMirrors {
        @Override
        Outcome fetch(Mirror mirror, BlockingHttp client, Journal journal) throws InterruptedException {
            try (Step step = journal.start(mirror)) {
                try (Exchange exchange = client.send(mirror.request(), Timeouts.within(mirror.timeout()))) {
                    return mirror.answered(step, page(exchange));
                } catch (IOException e) {
                    return mirror.failed(step, e);
                }
            }
        }
    }

    private static final class WaitsThoughOneFailed extends ReferenceMirrors {
        @Override
        Outcome race(Group group, BlockingHttp client, Journal journal) throws InterruptedException {
            Heat heat = new Heat(group);
            while (heat.outcome().isEmpty()) {
                if (heat.started() > 0) {
                    Thread.sleep(heat.patience());
                }
                Contender next = heat.next().orElseThrow();
                heat.ended(run(next, client, journal));
            }
            return heat.outcome().orElseThrow();
        }
    }

    private static final class TakesAGroupForItsFirst extends ReferenceMirrors {
        @Override
        Outcome run(Contender contender, BlockingHttp client, Journal journal) throws InterruptedException {
            return super.run(contender instanceof Group group ? group.members().getFirst() : contender, client, journal);
        }
    }

    private static final class TakesAnySuccess extends ReferenceMirrors {
        @Override
        Page page(Exchange exchange) throws IOException {
            Head head = exchange.head();
            return head.status() / 100 == 2 ? new Page(new Head(200, List.of(), head.length()), exchange.body().readAllBytes())
                    : Page.unread(head);
        }
    }

    private static final class KeepsAThreadForFailures extends ReferenceMirrors {
        @Override
        Outcome.Won winner(Outcome outcome) {
            if (!(outcome instanceof Outcome.Won)) {
                Mutants.daemon("post-mortem", () -> Mutants.sleep(Duration.ofSeconds(5)));
            }
            return super.winner(outcome);
        }
    }
}
