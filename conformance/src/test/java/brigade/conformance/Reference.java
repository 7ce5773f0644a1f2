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
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Part;
import brigade.common.download.Reply;
import brigade.common.download.Verdict.Follow;
import brigade.common.download.Verdict.Refuse;
import brigade.common.download.Verdict.Save;
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
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
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

    @Override
    public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
        Semaphore permits = new Semaphore(allowed(plan));
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            return all(plan.files().stream().<Callable<FileResult>>map(file -> () -> {
                permits.acquire();
                try {
                    return fetch(file, client, journal);
                } finally {
                    permits.release();
                }
            }).toList());
        } finally {
            client.shutdownNow();
            client.close();
        }
    }

    int allowed(DownloadPlan plan) {
        return plan.atMost();
    }

    FileResult fetch(Fetch file, HttpClient client, Journal journal) throws InterruptedException {
        try (Step step = journal.start(file)) {
            try {
                long bytes = transfer(file.attempt(step), client);
                beforeEnd(file);
                return file.saved(step, bytes);
            } catch (IOException e) {
                if (Thread.interrupted() || e.getCause() instanceof InterruptedException) {
                    throw (InterruptedException) new InterruptedException().initCause(e);
                }
                return failed(file, step, e);
            }
        }
    }

    void beforeEnd(Fetch file) throws InterruptedException {}

    FileResult failed(Fetch file, Step step, IOException failure) {
        return file.failed(step, failure);
    }

    private long transfer(Attempt attempt, HttpClient client) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(HttpRequest.newBuilder(attempt.url()).build(),
                BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            return switch (attempt
                    .judge(Reply.of(response.statusCode(), response.headers().firstValue("Content-Length").orElse(null),
                            response.headers().firstValue("Location").orElse(null)))) {
                case Save save -> save(save, body);
                case Follow follow -> transfer(follow.next(), client);
                case Refuse refuse -> throw refuse.exception();
            };
        }
    }

    long save(Save save, InputStream body) throws IOException {
        try (Part part = save.open()) {
            try (OutputStream disk = part.stream()) {
                body.transferTo(disk);
            }
            return part.keep();
        }
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
