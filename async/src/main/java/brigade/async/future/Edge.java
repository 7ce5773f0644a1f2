package brigade.async.future;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.check.CheckPlan;
import brigade.common.check.LinkResult;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.download.DownloadPlan;
import brigade.common.download.FileResult;
import brigade.common.journal.Journal;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.Outcome;
import brigade.common.model.Capabilities;
import brigade.common.model.Failures;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.WorkerPromise;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.TicketsPlan;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The edge of {@code async/future}: the only place where a thread, the caller's, waits for a future. */
public final class Edge implements Model {

    @Override
    public void serve(Menu menu, Journal journal) throws InterruptedException {
        Kitchen kitchen = new Kitchen(journal);
        await(() -> kitchen.serve(menu), kitchen::callOff);
    }

    @Override
    public List<KitchenResult> serveAll(List<Menu> menus, Journal journal) throws InterruptedException {
        Kitchen kitchen = new Kitchen(journal);
        return await(() -> kitchen.serveAll(menus), kitchen::callOff);
    }

    @Override
    public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
        try (AsyncHttp client = AsyncHttp.open(plan.terms().route().trust())) {
            Download download = new Download(journal, client, plan);
            return await(download::fetchAll, download::callOff);
        }
    }

    @Override
    public BackgroundResult background(BackgroundPlan plan, Bell bell, Journal journal) throws InterruptedException {
        try (ExecutorService board = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("board-", 1).factory())) {
            Background background = new Background(journal, board);
            return await(() -> background.work(plan, bell), background::callOff);
        }
    }

    @Override
    public List<LinkResult> check(CheckPlan plan, Journal journal) throws InterruptedException {
        try (AsyncHttp client = AsyncHttp.open()) {
            Check check = new Check(journal, client);
            return await(() -> check.checkAll(plan), check::callOff);
        }
    }

    @Override
    public Outcome.Won mirrors(MirrorsPlan plan, Journal journal) throws InterruptedException {
        try (AsyncHttp client = AsyncHttp.open()) {
            Mirrors mirrors = new Mirrors(journal, client);
            return await(() -> mirrors.first(plan), mirrors::callOff).winner();
        }
    }

    @Override
    public CrunchResult crunch(CrunchPlan plan, Journal journal) throws InterruptedException {
        try (ExecutorService crunchers = Executors.newFixedThreadPool(plan.width(),
                Thread.ofPlatform().name("cruncher-", 1).factory())) {
            Crunch crunch = new Crunch(journal, crunchers);
            return await(() -> crunch.countAll(plan), crunch::callOff);
        }
    }

    @Override
    public List<CookResult> tickets(TicketsPlan plan, Journal journal) throws InterruptedException {
        Tickets tickets = new Tickets(journal);
        return await(() -> tickets.roastAll(plan), tickets::callOff);
    }

    @Override
    public List<OrderResult> rush(RushPlan plan, Journal journal) throws InterruptedException {
        Rush rush = new Rush(journal, new BoundedQueue<>(plan.capacity()));
        return await(() -> rush.serveAll(plan), rush::callOff);
    }

    /** Runs the scenario off the caller's thread and waits for its end; an interruption calls it off, and still waits for its end. */
    private static <T> T await(Supplier<CompletableFuture<T>> scenario, Runnable callOff) throws InterruptedException {
        CompletableFuture<T> end = CompletableFuture.completedFuture(scenario).thenComposeAsync(Supplier::get);
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        } catch (InterruptedException e) {
            callOff.run();
            end.handle((_, _) -> null).join();
            throw e;
        }
    }

    @Override
    public void close() {}

    /** What the ServiceLoader finds. */
    public static final class Provider implements ModelProvider {

        @Override
        public String name() {
            return "async/future";
        }

        @Override
        public String summary() {
            return "completable futures: stages on the common pool, and no thread waits";
        }

        @Override
        public String httpClient() {
            return AsyncHttp.name();
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(WorkerPromise.NO_THREAD_HELD);
        }

        @Override
        public Model open() {
            return new Edge();
        }
    }
}
