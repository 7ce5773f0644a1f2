package brigade.conformance;

import static brigade.conformance.Mutants.mutant;

import brigade.common.download.Attempt;
import brigade.common.download.DiskException;
import brigade.common.download.DownloadPlan;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Limits;
import brigade.common.download.Part;
import brigade.common.download.Part.Whole;
import brigade.common.download.Patience;
import brigade.common.download.Route;
import brigade.common.download.Standing;
import brigade.common.download.Terms;
import brigade.common.download.Verdict;
import brigade.common.download.Verdict.Outcome;
import brigade.common.download.Verdict.Save;
import brigade.common.http.Cookies;
import brigade.common.http.Head;
import brigade.common.http.Header;
import brigade.common.journal.Journal;
import brigade.common.model.Capabilities;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.WorkerPromise;
import brigade.common.rule.Rule;
import brigade.conformance.Mutants.Mutant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** The reference model with one thing broken at a time that has to do with what goes wrong in downloads. Most forget a term of the plan. */
final class DownloadMutants {

    private DownloadMutants() {}

    static List<Mutant> all() {
        return List.of(forgets(Rule.D10, "not every file was saved that could be", patience(patience -> patience.retries(0))),
                forgets(Rule.D11, "it came back after", patience(patience -> patience.longestRetryAfter(Duration.ofMillis(1)))),
                forgets(Rule.D12, "it was asked for 5 times", patience(patience -> patience.retries(patience.retries() + 1))),
                mutant(Rule.D13, "differs at byte", TrustsAnyRange::new),
                forgets(Rule.D14, "after an interruption there is", terms -> terms.resume(false)),
                mutant(Rule.D15, "a file with the wrong checksum ended as", ForgetsChecksums::new),
                forgets(Rule.D16, "had not ended",
                        patience(patience -> patience.timeouts(patience.connect(), Duration.ofMinutes(1)))),
                mutant(Rule.D17, "had not ended", FollowsForEver::new),
                mutant(Rule.D18, "to another host was sent", TellsEverybody::new),
                forgets(Rule.D19, "a file was overwritten", terms -> terms.overwrite(true)),
                mutant(Rule.D20, "thrown was Optional[java.io.UncheckedIOException", LetsTheDiskCostAll::new),
                forgets(Rule.D21, "from each of two hosts are allowed", terms -> terms.limits(Limits.none())),
                forgets(Rule.D22, "and should take 1500", terms -> terms.limits(Limits.none())),
                forgets(Rule.D22, "1500 at most",
                        terms -> terms.limits(terms.limits().bytesPerSecond(terms.limits().bytesPerSecond() / 2))),
                mutant(Rule.D22, "and should take 500", ForgetsTheRateOfARest::new),
                forgets(Rule.D23, "announced ended as", terms -> terms.limits(Limits.none())),
                mutant(Rule.D24, "is not whole", NeedsALength::new),
                forgets(Rule.D25, "not every file was saved", terms -> terms.route(Route.direct())),
                mutant(Rule.D26, "ms to stop", SleepsThroughIt::new),
                new Mutant(Rule.D27, "wrong bytes under the final name", new InPlaceProvider()),
                mutant(Rule.D28, "on a full disk it ended as: ", TakesWhatFits::new),
                mutant(Rule.D29, "differs at byte", TakesLengthsOverChunks::new),
                mutant(Rule.D30, "differs at byte", TakesAnySuccess::new),
                mutant(Rule.D31, "is not there", ResolvesByTheOldRfc::new),
                mutant(Rule.D32, "is not there", GivesUpOnUnknownStatuses::new),
                mutant(Rule.D32, "cost an attempt", CountsEveryClosedConnection::new));
    }

    private static UnaryOperator<Terms> patience(UnaryOperator<Patience> other) {
        return terms -> terms.patience(other.apply(terms.patience()));
    }

    private static Mutant forgets(Rule rule, String symptom, UnaryOperator<Terms> other) {
        return mutant(rule, symptom, () -> new OnOtherTerms(other));
    }

    private static final class OnOtherTerms extends Reference {
        private final UnaryOperator<Terms> other;

        OnOtherTerms(UnaryOperator<Terms> other) {
            this.other = other;
        }

        @Override
        public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
            return super.download(plan.on(other.apply(plan.terms())), journal);
        }
    }

    private static final class TrustsAnyRange extends Reference {
        @Override
        Verdict judge(Attempt attempt, Head head) {
            Standing standing = attempt.standing();
            return head.status() != 206 ? super.judge(attempt, head)
                    : new Save(attempt, standing.bytes(), Standing.UNKNOWN, standing.validator());
        }
    }

    private static final class ForgetsChecksums extends Reference {
        @Override
        public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
            List<Fetch> files = plan.files().stream()
                    .map(file -> new Fetch(file.url(), file.target(), file.part(), Optional.empty(),
                            file.authorization(), file.leftover()))
                    .toList();
            return super.download(new DownloadPlan(files, plan.atMost(), plan.terms()), journal);
        }
    }

    private static final class FollowsForEver extends Reference {
        @Override
        Verdict judge(Attempt attempt, Head head) {
            return super.judge(
                    new Attempt(attempt.file(), attempt.terms(), attempt.step(), attempt.url(),
                            new Attempt.Way(List.of(), Cookies.none()), attempt.count(), attempt.standing()),
                    head);
        }
    }

    private static final class TellsEverybody extends Reference {
        @Override
        Attempt told(Attempt attempt) {
            Fetch file = attempt.file();
            Fetch here = new Fetch(attempt.url(), file.target(), file.part(), file.sha256(), file.authorization(), file.leftover());
            return new Attempt(here, attempt.terms(), attempt.step(), attempt.url(), attempt.way(), attempt.count(),
                    attempt.standing());
        }
    }

    private static final class LetsTheDiskCostAll extends Reference {
        @Override
        Outcome failed(Attempt attempt, Part part, IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class NeedsALength extends Reference {
        @Override
        Whole save(Save save, InputStream body, Part part) throws IOException, InterruptedException {
            if (save.total() == Standing.UNKNOWN) {
                throw new IOException("how long?");
            }
            return super.save(save, body, part);
        }
    }

    /** It sleeps from the moment on in which the kit knows that it is going to wait, whenever the interruption comes. */
    private static final class SleepsThroughIt extends Reference {
        @Override
        Verdict judge(Attempt attempt, Head head) {
            Verdict verdict = super.judge(attempt, head);
            boolean interrupted = false;
            long untilNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
            for (long left = untilNanos - System.nanoTime(); left > 0; left = untilNanos - System.nanoTime()) {
                try {
                    TimeUnit.NANOSECONDS.sleep(left);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return verdict;
        }
    }

    private static final class TakesWhatFits extends Reference {
        @Override
        Whole save(Save save, InputStream body, Part part) throws IOException, InterruptedException {
            try {
                return super.save(save, body, part);
            } catch (DiskException _) {
                Fetch file = save.attempt().file();
                Files.move(file.part(), file.target());
                return new Whole(Files.size(file.target()), "");
            }
        }
    }

    private static final class WritesInPlace extends Reference {
        @Override
        Whole save(Save save, InputStream body, Part part) throws IOException {
            return new Whole(Files.copy(body, save.attempt().file().target()), "");
        }
    }

    /** Public with a constructor without arguments, as the JVM that the rule kills needs it. */
    public static final class InPlaceProvider implements ModelProvider {

        @Override
        public String name() {
            return "mutant/D27";
        }

        @Override
        public String summary() {
            return "writes under the final name";
        }

        @Override
        public String httpClient() {
            return "none of its own";
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(WorkerPromise.THREAD_PER_ASSISTANT);
        }

        @Override
        public Model open() {
            return new WritesInPlace();
        }
    }

    /** As a client does that has read half of RFC 9112. */
    private static final class TakesLengthsOverChunks extends Reference {
        @Override
        Verdict judge(Attempt attempt, Head head) {
            return head.first("Content-Length") == null || head.first("Transfer-Encoding") == null ? super.judge(attempt, head)
                    : new Save(attempt, 0, Standing.UNKNOWN, "framed");
        }

        @Override
        Whole save(Save save, InputStream body, Part part) throws IOException, InterruptedException {
            return super.save(save,
                    save.validator().equals("framed") ? new ByteArrayInputStream("a\r\n01234".getBytes(StandardCharsets.US_ASCII))
                            : body,
                    part);
        }
    }

    private static final class TakesAnySuccess extends Reference {
        @Override
        Verdict judge(Attempt attempt, Head head) {
            Verdict verdict = super.judge(attempt, head);
            return head.status() == 206 && head.coding().isPresent()
                    ? new Save(attempt, attempt.standing().bytes(), Standing.UNKNOWN, attempt.standing().validator()) : verdict;
        }
    }

    private static final class ResolvesByTheOldRfc extends Reference {
        @Override
        Verdict judge(Attempt attempt, Head head) {
            String to = head.first("Location");
            if (to == null || !to.startsWith("?")) {
                return super.judge(attempt, head);
            }
            String old = URI.create(attempt.url().toString()).resolve(to).toString();
            return super.judge(attempt, new Head(head.status(), List.of(new Header("Location", old)), head.length()));
        }
    }

    private static final class GivesUpOnUnknownStatuses extends Reference {
        @Override
        Verdict judge(Attempt attempt, Head head) {
            return super.judge(attempt, head.status() > 504 ? new Head(400, head.fields(), head.length()) : head);
        }
    }

    private static final class CountsEveryClosedConnection extends Reference {
        @Override
        public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
            return super.download(plan, journal)
                    .stream().map(result -> result instanceof FileResult.Saved saved && saved.attempts() == 1
                            ? new FileResult.Saved(saved.file(), saved.bytes(), saved.sha256(),
                                    saved.file().name().equals("kept") ? 2 : 1)
                            : result)
                    .toList();
        }
    }

    private static final class ForgetsTheRateOfARest extends Reference {
        @Override
        Whole save(Save save, InputStream body, Part part) throws IOException, InterruptedException {
            if (save.offset() == 0) {
                return super.save(save, body, part);
            }
            part.begin(save);
            byte[] chunk = body.readAllBytes();
            part.write(chunk, chunk.length);
            return part.keep();
        }
    }
}
