package brigade.conformance;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.check.CheckPlan;
import brigade.common.check.LinkResult;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.download.Attempt;
import brigade.common.download.DownloadPlan;
import brigade.common.download.DownloadSpec;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Pace;
import brigade.common.download.Part;
import brigade.common.download.Part.Whole;
import brigade.common.download.Terms;
import brigade.common.download.Verdict;
import brigade.common.download.Verdict.Again;
import brigade.common.download.Verdict.Ended;
import brigade.common.download.Verdict.Save;
import brigade.common.http.BlockingHttp;
import brigade.common.http.Exchange;
import brigade.common.http.Head;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.kitchen.Dish;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.Outcome;
import brigade.common.model.Failures;
import brigade.common.model.Model;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.TicketsPlan;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * A model that keeps every rule, in pieces that a mutant can replace one at a time: that the kit passes it shows that it is the
 * mutation that the kit fails, and nothing else.
 */
class Reference implements Model {

    @Override
    public void serve(Menu menu, Journal journal) throws InterruptedException {
        cook(menu.mainCourse(), journal);
        try (ExecutorService assistants = assistants()) {
            try {
                CompletionService<Dish> ended = start(menu, assistants, journal);
                cook(menu.salad(), journal);
                join(menu, ended);
            } finally {
                assistants.shutdownNow();
            }
        }
        cook(menu.serving(), journal);
    }

    ExecutorService assistants() {
        return Executors.newCachedThreadPool();
    }

    CompletionService<Dish> start(Menu menu, ExecutorService assistants, Journal journal) {
        CompletionService<Dish> ended = new ExecutorCompletionService<>(assistants);
        for (Dish side : menu.sides()) {
            Future<Dish> _ = ended.submit(() -> {
                cook(side, journal);
                return side;
            });
        }
        return ended;
    }

    void join(Menu menu, CompletionService<Dish> ended) throws InterruptedException {
        try {
            for (Dish _ : menu.sides()) {
                ended.take().get();
            }
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        }
    }

    void cook(Dish dish, Journal journal) throws InterruptedException {
        try (Step step = journal.start(dish)) {
            await(dish);
            dish.takeOff(step);
        }
    }

    void await(Dish dish) throws InterruptedException {
        Thread.sleep(dish.time());
    }

    @Override
    public List<KitchenResult> serveAll(List<Menu> menus, Journal journal) throws InterruptedException {
        return all(menus.stream().<Callable<KitchenResult>>map(menu -> () -> outcome(menu, journal)).toList());
    }

    KitchenResult outcome(Menu menu, Journal journal) throws InterruptedException {
        try {
            serve(menu, journal);
            return KitchenResult.served(menu);
        } catch (RuntimeException e) {
            return KitchenResult.failed(menu, e);
        }
    }

    /** What the downloads of one call share. */
    record Round(BlockingHttp client, Journal journal, Terms terms, Pace pace) {}

    @Override
    public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
        Semaphore permits = places(plan);
        Map<String, Semaphore> hosts = new ConcurrentHashMap<>();
        return BlockingHttp.with(plan.terms().route().trust(), client -> {
            Round round = new Round(client, journal, plan.terms(), plan.pace());
            return all(plan.files().stream().<Callable<FileResult>>map(file -> () -> {
                Semaphore host = hosts.computeIfAbsent(file.host(), _ -> new Semaphore(plan.terms().limits().perHost()));
                host.acquire();
                permits.acquire();
                try {
                    return fetch(file, round);
                } finally {
                    permits.release();
                    host.release();
                }
            }).toList());
        });
    }

    Semaphore places(DownloadPlan plan) {
        return new Semaphore(allowed(plan));
    }

    int allowed(DownloadPlan plan) {
        return plan.atMost();
    }

    FileResult fetch(Fetch file, Round round) throws InterruptedException {
        try (Step step = round.journal().start(file); Part part = new Part(file, round.terms(), round.pace())) {
            Attempt attempt = Attempt.first(file, round.terms(), step);
            while (true) {
                switch (transfer(attempt, part, round)) {
                    case Again again -> {
                        pause(again.pause());
                        attempt = again.next();
                    }
                    case Ended ended -> {
                        return ended.result();
                    }
                }
            }
        }
    }

    void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    private Verdict.Outcome transfer(Attempt attempt, Part part, Round round) throws InterruptedException {
        Attempt told = told(attempt);
        try (Exchange exchange = round.client().send(told.request(), told.timeouts())) {
            return switch (judge(attempt, exchange.head())) {
                case Save save -> {
                    Whole whole = save(save, exchange.body(), part);
                    beforeEnd(attempt.file());
                    yield save.saved(whole);
                }
                case Verdict.Outcome outcome -> outcome;
            };
        } catch (IOException e) {
            BlockingHttp.throwIfInterrupted("the step", e);
            return failed(attempt, part, e);
        }
    }

    Attempt told(Attempt attempt) {
        return attempt;
    }

    Verdict judge(Attempt attempt, Head head) {
        return attempt.judge(head);
    }

    void beforeEnd(Fetch file) throws InterruptedException {}

    Verdict.Outcome failed(Attempt attempt, Part part, IOException failure) {
        return attempt.failed(failure, part.standing());
    }

    Whole save(Save save, InputStream body, Part part) throws IOException, InterruptedException {
        part.begin(save);
        byte[] chunk = new byte[DownloadSpec.CHUNK_BYTES];
        for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
            Thread.sleep(part.write(chunk, count));
        }
        return part.keep();
    }

    @Override
    public BackgroundResult background(BackgroundPlan plan, Bell bell, Journal journal) throws InterruptedException {
        return background(journal).work(plan, bell);
    }

    ReferenceBackground background(Journal journal) {
        return new ReferenceBackground(journal);
    }

    @Override
    public List<LinkResult> check(CheckPlan plan, Journal journal) throws InterruptedException {
        return new ReferenceCheck().checkAll(plan, journal);
    }

    @Override
    public Outcome.Won mirrors(MirrorsPlan plan, Journal journal) throws InterruptedException {
        return new ReferenceMirrors().first(plan, journal);
    }

    @Override
    public CrunchResult crunch(CrunchPlan plan, Journal journal) throws InterruptedException {
        return new ReferenceCrunch().countAll(plan, journal);
    }

    @Override
    public List<CookResult> tickets(TicketsPlan plan, Journal journal) throws InterruptedException {
        return tickets(journal).roastAll(plan);
    }

    ReferenceTickets tickets(Journal journal) {
        return new ReferenceTickets(journal);
    }

    static <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            try {
                List<T> results = new ArrayList<>();
                for (Future<T> result : threads.invokeAll(tasks)) {
                    results.add(result.get());
                }
                return results;
            } catch (ExecutionException e) {
                throw Failures.unwrapped(e);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Override
    public List<OrderResult> rush(RushPlan plan, Journal journal) throws InterruptedException {
        return new ReferenceRush().serveAll(plan, journal);
    }

    @Override
    public void close() {}
}
