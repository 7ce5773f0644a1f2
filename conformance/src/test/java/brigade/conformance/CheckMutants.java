package brigade.conformance;

import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkAttempt;
import brigade.common.check.LinkResult;
import brigade.common.check.LinkVerdict;
import brigade.common.check.LinkVerdict.Ended;
import brigade.common.http.BlockingHttp;
import brigade.common.http.Head;
import brigade.common.http.Request;
import brigade.common.http.RequestFailure;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Failures;
import brigade.common.rule.Rule;
import brigade.conformance.Mutants.Mutant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** The reference model with one thing broken at a time in its link checker. */
final class CheckMutants {

    private CheckMutants() {}

    static List<Mutant> all() {
        return List.of(mutant(Rule.C1, "were in flight together", AllowsLess::new),
                mutant(Rule.C2, "in flight at once, and", AllowsMore::new),
                mutant(Rule.C3, "the results come in the order", ReturnsBackwards::new),
                mutant(Rule.C3, "was not told when it was answered", TellsTheFirstFirst::new),
                mutant(Rule.C4, "thrown was Optional[java.io.UncheckedIO", LetsOneCostAll::new),
                mutant(Rule.C4, "should be [200, 404 Not Found", SpeaksItsOwnWords::new),
                mutant(Rule.C5, "the answers are [200, 200]", FollowsRedirects::new),
                mutant(Rule.C5, "had not ended", ReadsBodies::new),
                mutant(Rule.C6, "had not ended", NeverTimesOut::new),
                mutant(Rule.C6, "still sees the connection open", LeavesConnectionsOpen::new),
                mutant(Rule.C6, "had waited for its turn", StartsAllClocksAtOnce::new),
                mutant(Rule.C7, "connections closed", LetsGoWithoutClosing::new),
                mutant(Rule.C8, "no credentials", SendsNoCredentials::new),
                mutant(Rule.C8, "the password stands in the journal", NotesTheRequest::new),
                mutant(Rule.C9, "the results are", TakesBusyForBroken::new),
                mutant(Rule.C9, "it came back after", DoesNotWait::new),
                mutant(Rule.C10, "the results are", GoesRoundTheProxy::new));
    }

    private static Mutant mutant(Rule breaks, String symptom, Supplier<ReferenceCheck> check) {
        return Mutants.mutant(breaks, symptom, () -> new Reference() {
            private final ReferenceCheck broken = check.get();

            @Override
            public List<LinkResult> check(CheckPlan plan, Journal journal) throws InterruptedException {
                return broken.checkAll(plan, journal);
            }
        });
    }

    private static final class AllowsLess extends ReferenceCheck {
        @Override
        int allowed(CheckPlan plan) {
            return Math.max(1, plan.atMost() / 2);
        }
    }

    private static final class AllowsMore extends ReferenceCheck {
        @Override
        int allowed(CheckPlan plan) {
            return plan.atMost() + 1;
        }
    }

    private static final class ReturnsBackwards extends ReferenceCheck {
        @Override
        List<LinkResult> inOrder(CheckPlan plan, List<LinkResult> results) {
            return super.inOrder(plan, results).reversed();
        }
    }

    private static final class TellsTheFirstFirst extends ReferenceCheck {
        private int told;

        @Override
        synchronized void told(Link link, Step step) throws InterruptedException {
            while (told < link.line() - 1) {
                wait();
            }
            told++;
            notifyAll();
        }
    }

    private static final class LetsOneCostAll extends ReferenceCheck {
        @Override
        LinkVerdict failed(LinkAttempt attempt, IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class SpeaksItsOwnWords extends ReferenceCheck {
        @Override
        LinkVerdict failed(LinkAttempt attempt, IOException failure) {
            attempt.step().fail(failure.toString());
            return new Ended(attempt.link().broken(failure.toString()));
        }
    }

    private static final class FollowsRedirects extends ReferenceCheck {
        @Override
        Head ask(Link link, BlockingHttp client) throws IOException {
            Head head = super.ask(link, client);
            String to = head.first("Location");
            return to == null ? head
                    : super.ask(new Link(link.line(), link.address().resolve(to), link.proxy(), link.timeout()), client);
        }
    }

    private static final class ReadsBodies extends ReferenceCheck {
        @Override
        void read(InputStream body) throws IOException {
            body.readAllBytes();
        }
    }

    private static final class NeverTimesOut extends ReferenceCheck {
        @Override
        Duration timeout(Link link) {
            return Duration.ofDays(1);
        }
    }

    private static final class LeavesConnectionsOpen extends ReferenceCheck {
        private final List<Socket> open = new ArrayList<>();

        @Override
        Head ask(Link link, BlockingHttp client) throws IOException {
            Socket socket = new Socket(link.address().host(), link.address().port());
            synchronized (open) {
                open.add(socket);
            }
            socket.getOutputStream().write("GET /x HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            Mutants.sleep(Duration.ofMillis(200));
            throw RequestFailure.answering(new SocketTimeoutException("late"), false);
        }
    }

    private static final class LetsGoWithoutClosing extends ReferenceCheck {
        @Override
        List<LinkResult> checkAll(CheckPlan plan, Journal journal) throws InterruptedException {
            FutureTask<List<LinkResult>> checks = new FutureTask<>(() -> super.checkAll(plan, journal));
            Mutants.daemon("forgotten", checks);
            try {
                return checks.get();
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            }
        }
    }

    private static final class SendsNoCredentials extends ReferenceCheck {
        @Override
        Request request(Link link) {
            return Request.of(link.address().withoutCredentials(), link.proxy());
        }
    }

    private static final class NotesTheRequest extends ReferenceCheck {
        @Override
        void told(Link link, Step step) {
            step.note("asked with " + link.address().credentials());
        }
    }

    private static final class TakesBusyForBroken extends ReferenceCheck {
        @Override
        LinkVerdict judge(LinkAttempt attempt, Head head) {
            return super.judge(attempt, new Head(head.status() == 429 ? 400 : head.status(), head.fields(), head.length()));
        }
    }

    private static final class DoesNotWait extends ReferenceCheck {
        @Override
        Duration pause(LinkVerdict.Again again) {
            return Duration.ZERO;
        }
    }

    private static final class GoesRoundTheProxy extends ReferenceCheck {
        @Override
        Request request(Link link) {
            return Request.of(link.address(), Optional.empty());
        }
    }

    private static final class StartsAllClocksAtOnce extends ReferenceCheck {
        private long begunNanos;

        @Override
        List<LinkResult> checkAll(CheckPlan plan, Journal journal) throws InterruptedException {
            begunNanos = System.nanoTime();
            return super.checkAll(plan, journal);
        }

        @Override
        Duration timeout(Link link) {
            Duration left = super.timeout(link).minusNanos(System.nanoTime() - begunNanos);
            return left.isPositive() ? left : Duration.ofNanos(1);
        }
    }
}
