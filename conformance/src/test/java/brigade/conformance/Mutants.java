package brigade.conformance;

import brigade.common.download.Attempt;
import brigade.common.download.DownloadPlan;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Part;
import brigade.common.download.Part.Whole;
import brigade.common.download.Verdict;
import brigade.common.download.Verdict.Ended;
import brigade.common.download.Verdict.Save;
import brigade.common.http.Head;
import brigade.common.journal.Actor;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.journal.Work;
import brigade.common.kitchen.BurntDishException;
import brigade.common.kitchen.Dish;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.model.Capabilities;
import brigade.common.model.Failures;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.WorkerPromise;
import brigade.common.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The reference model with one thing broken at a time. */
final class Mutants {
    static final Capabilities HONEST = Capabilities.of(WorkerPromise.THREAD_PER_ASSISTANT);

    private Mutants() {}

    /**
     * A broken model.
     *
     * @param breaks the rule it breaks
     * @param symptom what the kit must say of it, in part
     * @param model the model
     */
    record Mutant(Rule breaks, String symptom, ModelProvider model) {

        @Override
        public String toString() {
            return breaks.name() + ": " + symptom;
        }
    }

    static Mutant mutant(Rule breaks, String symptom, Supplier<Model> opening) {
        return new Mutant(breaks, symptom, new Specimen("mutant/" + breaks.name(), HONEST, opening));
    }

    static List<Mutant> all() {
        return Stream
                .of(kitchenAndDownload(), DownloadMutants.all(), BackgroundMutants.all(), CheckMutants.all(), MirrorsMutants.all(),
                        CrunchMutants.all(), RushMutants.all(), TicketsMutants.all())
                .flatMap(List::stream).toList();
    }

    private static List<Mutant> kitchenAndDownload() {
        return List.of(mutant(Rule.G1, "thread 'forgotten'", ForgetsAThread::new),
                mutant(Rule.G1, "child process", ForgetsAProcess::new),
                mutant(Rule.G1, "open file", ForgetsAFile::new), mutant(Rule.G1, "goes on after", ForgetsATimer::new),
                mutant(Rule.G2, "ms to stop", StopsLate::new),
                mutant(Rule.G2, "the caller got Optional.empty", SwallowsTheInterrupt::new),
                mutant(Rule.G2, "interrupt status set", LeavesTheFlagSet::new),
                mutant(Rule.G2, "before kitchen was called", ForgetsAnEarlyInterrupt::new),
                mutant(Rule.G9, "of which one was interrupted", SendsTheNeighboursHome::new),
                mutant(Rule.G3, "burnt, the caller got Menu", SwallowsAFailure::new),
                mutant(Rule.G3, "the caller got java.lang.IllegalStateException", HidesTheCause::new),
                new Mutant(Rule.G4, "waits in one handler",
                        new Specimen("mutant/G4", Capabilities.of(WorkerPromise.ONE_LOOP).ownThreads("mutant-eventloop"),
                                SleepsOnTheLoop::new)),
                new Mutant(Rule.G4, "brigade.conformance.Mutants.sleep",
                        new Specimen("mutant/G4", Capabilities.of(WorkerPromise.ONE_LOOP).ownThreads("mutant-eventloop"),
                                PausesOnTheLoop::new)),
                mutant(Rule.G5, "the CPU worked", AsksAgainAndAgain::new),
                mutant(Rule.G6, "started 1 times and ended 0", NeverEndsAStep::new),
                mutant(Rule.G7, "and after failed runs to", WearsOut::new),
                mutant(Rule.G8, "thread 'immortal'", OutlivesItsClose::new),
                mutant(Rule.G9, "kitchen", SharesItsJournal::new),
                mutant(Rule.K1, "started too early", StartsTooEarly::new),
                mutant(Rule.K2, "the salad was not ready", JoinsBeforeTheSalad::new),
                mutant(Rule.K3, "the last event is another", ServesTooEarly::new),
                mutant(Rule.K4, "an assistant is the caller's thread", CooksAlone::new),
                mutant(Rule.K5, "before the last one started", HasTwoStoves::new),
                mutant(Rule.K6, "had not ended", CallsNobodyOff::new), mutant(Rule.K6, "cut off", DropsTheSalad::new),
                mutant(Rule.K7, "thrown was Optional", LetsAllKitchensBurn::new),
                mutant(Rule.K8, "the critical path is", Dawdles::new),
                mutant(Rule.K8, "ended FINISHED after", TakesTheSidesOutHalfDone::new),
                new Mutant(Rule.K8, "ms are allowed", new Specimen("mutant/K8",
                        Capabilities.of(WorkerPromise.THREAD_PER_ASSISTANT).allowance(Duration.ofMillis(1500)), HasOneStove::new)),
                mutant(Rule.D1, "were in flight together", AllowsLess::new),
                mutant(Rule.D2, "in flight at once, and", AllowsMore::new),
                mutant(Rule.D3, "did not finish when its gate was opened", KeepsTheOrder::new),
                mutant(Rule.D4, "differs at byte", FlipsABit::new),
                mutant(Rule.D5, "thrown was Optional", LetsOneFailureCostAll::new),
                mutant(Rule.D6, "half a file stands under its final name", WritesInPlace::new),
                mutant(Rule.D7, "outside the directory", TrustsTheUrl::new),
                mutant(Rule.D8, "the origin still sees", LetsGoWithoutClosing::new),
                mutant(Rule.D9, "the results come in the order", ReturnsAsTheyCome::new),
                mutant(Rule.D9, "some fail, and the results come in the order", ListsTheSavedFirst::new),
                mutant(Rule.D2, "those that wait to be tried again included", GivesItsPlaceAway::new),
                mutant(Rule.G1, "connection from port", ClosesLater::new));
    }

    static void daemon(String name, Runnable body) {
        Thread.ofPlatform().daemon().name(name).start(body);
    }

    static void sleep(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        boolean interrupted = false;
        while (System.nanoTime() < end) {
            try {
                TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class ForgetsAThread extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            daemon("forgotten", () -> Mutants.sleep(Duration.ofSeconds(5)));
            super.serve(menu, journal);
        }
    }

    private static final class ForgetsAProcess extends Reference {
        private final List<Process> forgotten = new ArrayList<>();

        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            try {
                forgotten.add(new ProcessBuilder("sleep", "5").start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            super.serve(menu, journal);
        }

        @Override
        public void close() {
            forgotten.forEach(Process::destroyForcibly);
        }
    }

    private static final class ForgetsAFile extends Reference {
        private final List<InputStream> forgotten = new ArrayList<>();

        @Override
        void beforeEnd(Fetch file) {
            try {
                synchronized (forgotten) {
                    forgotten.add(Files.newInputStream(file.target()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            for (InputStream file : forgotten) {
                try {
                    file.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static final class ForgetsATimer extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            try {
                super.serve(menu, journal);
            } catch (BurntDishException e) {
                daemon("caller", () -> {
                    Mutants.sleep(Duration.ofMillis(200));
                    Step late = journal.start(menu.salad());
                    late.close();
                });
                throw e;
            }
        }
    }

    private static final class StopsLate extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            try {
                super.serve(menu, journal);
            } catch (InterruptedException e) {
                Mutants.sleep(Duration.ofMillis(1200));
                throw e;
            }
        }
    }

    private static final class ForgetsAnEarlyInterrupt extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            boolean _ = Thread.interrupted();
            super.serve(menu, journal);
        }
    }

    private static final class SwallowsTheInterrupt extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) {
            try {
                super.serve(menu, journal);
            } catch (InterruptedException _) {
                // This is the mutation.
            }
        }
    }

    private static final class LeavesTheFlagSet extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            try {
                super.serve(menu, journal);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw e;
            }
        }
    }

    private static final class SwallowsAFailure extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            try {
                super.serve(menu, journal);
            } catch (BurntDishException _) {
                // This is the mutation.
            }
        }
    }

    private static final class HidesTheCause extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            try {
                super.serve(menu, journal);
            } catch (BurntDishException _) {
                throw new IllegalStateException("something went wrong");
            }
        }
    }

    private static final class SleepsOnTheLoop extends Reference {
        private final ExecutorService loop = Executors
                .newSingleThreadExecutor(Thread.ofPlatform().name("mutant-eventloop").factory());

        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            try {
                loop.submit(() -> {
                    super.serve(menu, journal);
                    return menu;
                }).get();
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            }
        }

        @Override
        public void close() {
            loop.close();
        }
    }

    private static final class PausesOnTheLoop extends Reference {
        private final ExecutorService loop = Executors
                .newSingleThreadExecutor(Thread.ofPlatform().name("mutant-eventloop").factory());

        @Override
        void pause(Duration time) throws InterruptedException {
            try {
                loop.submit(() -> Mutants.sleep(Duration.ofMillis(80))).get();
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            }
        }

        @Override
        public void close() {
            loop.close();
        }
    }

    private static final class AsksAgainAndAgain extends Reference {
        @Override
        void await(Dish dish) throws InterruptedException {
            long end = System.nanoTime() + dish.time().toNanos();
            while (System.nanoTime() < end) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                Thread.onSpinWait();
            }
        }
    }

    private static final class NeverEndsAStep extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            Step _ = journal.start(new Forgotten());
            super.serve(menu, journal);
        }

        private record Forgotten() implements Work {
            @Override
            public Actor actor() {
                return Actor.named("nobody");
            }

            @Override
            public String step() {
                return "forgotten";
            }
        }
    }

    private static final class WearsOut extends Reference {
        private final AtomicInteger dinners = new AtomicInteger();

        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            if (dinners.incrementAndGet() > 1) {
                cook(menu.salad(), journal);
            }
            super.serve(menu, journal);
        }
    }

    private static final class OutlivesItsClose extends Reference {
        OutlivesItsClose() {
            daemon("immortal", () -> Mutants.sleep(Duration.ofSeconds(5)));
        }
    }

    private static final class SharesItsJournal extends Reference {
        private volatile Journal shared = Journal.open();

        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            shared = journal;
            super.serve(menu, journal);
        }

        @Override
        void cook(Dish dish, Journal journal) throws InterruptedException {
            super.cook(dish, shared);
        }
    }

    private static final class SendsTheNeighboursHome extends Reference {
        private final Set<Thread> callers = ConcurrentHashMap.newKeySet();

        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            callers.add(Thread.currentThread());
            try {
                super.serve(menu, journal);
            } catch (InterruptedException e) {
                callers.forEach(Thread::interrupt);
                throw e;
            } finally {
                callers.remove(Thread.currentThread());
            }
        }
    }

    private static final class StartsTooEarly extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            try (ExecutorService assistants = assistants()) {
                CompletionService<Dish> ended = start(menu, assistants, journal);
                cook(menu.mainCourse(), journal);
                cook(menu.salad(), journal);
                join(menu, ended);
            }
            cook(menu.serving(), journal);
        }
    }

    private static final class JoinsBeforeTheSalad extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            cook(menu.mainCourse(), journal);
            try (ExecutorService assistants = assistants()) {
                join(menu, start(menu, assistants, journal));
            }
            cook(menu.salad(), journal);
            cook(menu.serving(), journal);
        }
    }

    private static final class ServesTooEarly extends Reference {
        @Override
        void join(Menu menu, CompletionService<Dish> ended) {}

        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            cook(menu.mainCourse(), journal);
            try (ExecutorService assistants = assistants()) {
                start(menu, assistants, journal);
                cook(menu.salad(), journal);
                cook(menu.serving(), journal);
            }
        }
    }

    private static final class CooksAlone extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            cook(menu.mainCourse(), journal);
            for (Dish side : menu.sides()) {
                cook(side, journal);
            }
            cook(menu.salad(), journal);
            cook(menu.serving(), journal);
        }
    }

    private static final class HasTwoStoves extends Reference {
        @Override
        ExecutorService assistants() {
            return Executors.newFixedThreadPool(2);
        }
    }

    private static final class CallsNobodyOff extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            cook(menu.mainCourse(), journal);
            try (ExecutorService assistants = assistants()) {
                CompletionService<Dish> ended = start(menu, assistants, journal);
                cook(menu.salad(), journal);
                join(menu, ended);
            }
        }
    }

    private static final class DropsTheSalad extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            cook(menu.mainCourse(), journal);
            try (ExecutorService assistants = assistants()) {
                try {
                    CompletionService<Dish> ended = start(menu, assistants, journal);
                    join(menu, ended);
                    cook(menu.salad(), journal);
                } finally {
                    assistants.shutdownNow();
                }
            }
            cook(menu.serving(), journal);
        }
    }

    private static final class LetsAllKitchensBurn extends Reference {
        @Override
        KitchenResult outcome(Menu menu, Journal journal) throws InterruptedException {
            serve(menu, journal);
            return KitchenResult.served(menu);
        }
    }

    private static final class TakesTheSidesOutHalfDone extends Reference {
        @Override
        void await(Dish dish) throws InterruptedException {
            boolean chefs = dish.actor().name().isEmpty() || dish.actor().toString().contains("chef");
            Thread.sleep(chefs ? dish.time() : dish.time().dividedBy(2));
        }
    }

    private static final class HasOneStove extends Reference {
        @Override
        ExecutorService assistants() {
            return Executors.newSingleThreadExecutor();
        }
    }

    private static final class Dawdles extends Reference {
        @Override
        public void serve(Menu menu, Journal journal) throws InterruptedException {
            Thread.sleep(Duration.ofMillis(600));
            super.serve(menu, journal);
        }
    }

    private static final class AllowsLess extends Reference {
        @Override
        int allowed(DownloadPlan plan) {
            return Math.max(1, plan.atMost() / 2);
        }
    }

    private static final class AllowsMore extends Reference {
        @Override
        int allowed(DownloadPlan plan) {
            return plan.atMost() + 1;
        }
    }

    private static final class KeepsTheOrder extends Reference {
        private final Map<String, CountDownLatch> ends = new ConcurrentHashMap<>();

        @Override
        void beforeEnd(Fetch file) throws InterruptedException {
            String name = file.name();
            String before = name.substring(0, name.length() - 1) + (char) (name.charAt(name.length() - 1) - 1);
            if (!name.endsWith("0")) {
                ends.computeIfAbsent(before, _ -> new CountDownLatch(1)).await();
            }
            ends.computeIfAbsent(name, _ -> new CountDownLatch(1)).countDown();
        }
    }

    private static final class FlipsABit extends Reference {
        @Override
        void beforeEnd(Fetch file) {
            try {
                byte[] bytes = Files.readAllBytes(file.target());
                if (bytes.length > 60_000) {
                    bytes[60_000] ^= 1;
                    Files.write(file.target(), bytes);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class LetsOneFailureCostAll extends Reference {
        @Override
        Verdict judge(Attempt attempt, Head head) {
            Verdict verdict = super.judge(attempt, head);
            if (verdict instanceof Ended) {
                throw new IllegalStateException("HTTP " + head.status());
            }
            return verdict;
        }
    }

    private static final class WritesInPlace extends Reference {
        @Override
        Whole save(Save save, InputStream body, Part part) throws IOException {
            return new Whole(Files.copy(body, save.attempt().file().target()), "");
        }
    }

    private static final class TrustsTheUrl extends Reference {
        @Override
        Whole save(Save save, InputStream body, Part part) throws IOException {
            Fetch file = save.attempt().file();
            Path target = file.target().resolveSibling("../" + file.name()).normalize();
            Files.createDirectories(target.getParent());
            return new Whole(Files.copy(body, target), "");
        }
    }

    private static final class LetsGoWithoutClosing extends Reference {
        @Override
        public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
            FutureTask<List<FileResult>> downloads = new FutureTask<>(() -> super.download(plan, journal));
            daemon("forgotten", downloads);
            try {
                return downloads.get();
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            }
        }
    }

    private static final class ReturnsAsTheyCome extends Reference {
        private final List<FileResult> came = new ArrayList<>();

        @Override
        FileResult fetch(Fetch file, Round round) throws InterruptedException {
            FileResult result = super.fetch(file, round);
            synchronized (came) {
                came.add(result);
            }
            return result;
        }

        @Override
        public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
            super.download(plan, journal);
            return List.copyOf(came);
        }
    }

    private static final class ListsTheSavedFirst extends Reference {
        @Override
        public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
            return super.download(plan, journal).stream()
                    .sorted(Comparator.comparing(FileResult.Failed.class::isInstance)).toList();
        }
    }

    private static final class GivesItsPlaceAway extends Reference {
        private volatile Semaphore places = new Semaphore(0);

        @Override
        Semaphore places(DownloadPlan plan) {
            places = super.places(plan);
            return places;
        }

        @Override
        void pause(Duration time) throws InterruptedException {
            places.release();
            super.pause(time);
            places.acquire();
        }
    }

    private static final class ClosesLater extends Reference {
        @Override
        public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
            try {
                SocketChannel kept = SocketChannel
                        .open(new InetSocketAddress(InetAddress.getLoopbackAddress(), plan.files().getFirst().url().port()));
                daemon("idle-timeout-task", () -> close(kept));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return super.download(plan, journal);
        }

        private static void close(SocketChannel kept) {
            sleep(Duration.ofMillis(800));
            try {
                kept.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
