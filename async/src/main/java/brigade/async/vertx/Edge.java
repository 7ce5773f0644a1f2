package brigade.async.vertx;

import brigade.async.http.LoopHttp;
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
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.file.FileSystemOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The edge of {@code async/vertx}: the only place where a thread, the caller's, waits for the loop. */
public final class Edge implements Model {
    private final Vertx vertx = Vertx.vertx(options());
    private final AtomicLong calls = new AtomicLong();

    /** Returns options for a Vert.x that looks for no files on the class path, and so needs no temporary directory to unpack them to. */
    private static VertxOptions options() {
        return new VertxOptions().setUseDaemonThread(true).setFileSystemOptions(
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    @Override
    public void serve(Menu menu, Journal journal) throws InterruptedException {
        Kitchen kitchen = new Kitchen(journal, vertx);
        await(() -> kitchen.serve(menu), kitchen::callOff);
    }

    @Override
    public List<KitchenResult> serveAll(List<Menu> menus, Journal journal) throws InterruptedException {
        Kitchen kitchen = new Kitchen(journal, vertx);
        return await(() -> kitchen.serveAll(menus), kitchen::callOff);
    }

    @Override
    public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
        LoopHttp client = new LoopHttp(vertx, plan.terms().route().trust());
        Download download = new Download(journal, client, vertx, plan);
        return await(() -> download.fetchAll(plan), download::callOff, client::close);
    }

    @Override
    public BackgroundResult background(BackgroundPlan plan, Bell bell, Journal journal) throws InterruptedException {
        WorkerExecutor board = workers("board", 1);
        Background background = new Background(journal, vertx, board);
        return await(() -> background.work(plan, bell), background::callOff, board::close);
    }

    @Override
    public List<LinkResult> check(CheckPlan plan, Journal journal) throws InterruptedException {
        LoopHttp client = new LoopHttp(vertx, Optional.empty());
        Check check = new Check(journal, client, vertx);
        return await(() -> check.checkAll(plan), check::callOff, client::close);
    }

    @Override
    public Outcome.Won mirrors(MirrorsPlan plan, Journal journal) throws InterruptedException {
        LoopHttp client = new LoopHttp(vertx, Optional.empty());
        Mirrors mirrors = new Mirrors(journal, client, vertx);
        return await(() -> mirrors.first(plan), mirrors::callOff, client::close).winner();
    }

    @Override
    public CrunchResult crunch(CrunchPlan plan, Journal journal) throws InterruptedException {
        WorkerExecutor crunchers = workers("cruncher", plan.width());
        Crunch crunch = new Crunch(journal, crunchers);
        return await(() -> crunch.countAll(plan), crunch::callOff, crunchers::close);
    }

    @Override
    public List<CookResult> tickets(TicketsPlan plan, Journal journal) throws InterruptedException {
        Tickets tickets = new Tickets(journal, vertx);
        return await(() -> tickets.roastAll(plan), tickets::callOff);
    }

    @Override
    public List<OrderResult> rush(RushPlan plan, Journal journal) throws InterruptedException {
        Rush rush = new Rush(journal, new BoundedQueue<>(plan.capacity()), vertx);
        return await(() -> rush.serveAll(plan), rush::callOff);
    }

    /** Returns workers of this call's own, who may compute for as long as they like: Vert.x would complain of them after a minute. */
    private WorkerExecutor workers(String name, int width) {
        return vertx.createSharedWorkerExecutor(name + "-" + calls.incrementAndGet(), width, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    private <T> T await(Supplier<Future<T>> scenario, Runnable callOff) throws InterruptedException {
        return await(scenario, callOff, Future::succeededFuture);
    }

    /**
     * Runs the scenario on an event loop, closes what it needed, and waits for the end; an interruption calls it off, and still waits
     * for its end. A throw in a handler reaches nobody, and one in {@code compose} fails the future.
     */
    private <T> T await(Supplier<Future<T>> scenario, Runnable callOff, Supplier<Future<Void>> close) throws InterruptedException {
        Context loop = vertx.getOrCreateContext();
        CompletableFuture<T> end = new CompletableFuture<>();
        loop.runOnContext(_ -> Future.succeededFuture().compose(_ -> scenario.get()).eventually(close)
                .onComplete(end::complete, end::completeExceptionally));
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        } catch (InterruptedException e) {
            loop.runOnContext(_ -> callOff.run());
            end.handle((_, _) -> null).join();
            throw e;
        }
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    /** What the ServiceLoader finds. */
    public static final class Provider implements ModelProvider {

        @Override
        public String name() {
            return "async/vertx";
        }

        @Override
        public String summary() {
            return "one Vert.x event loop: timers and futures, and nobody waits";
        }

        @Override
        public String httpClient() {
            return LoopHttp.name();
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(WorkerPromise.ONE_LOOP).ownThreads("vert.x-");
        }

        @Override
        public Model open() {
            return new Edge();
        }
    }
}
