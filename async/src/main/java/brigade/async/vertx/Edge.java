package brigade.async.vertx;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.check.CheckPlan;
import brigade.common.check.LinkResult;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.download.DownloadPlan;
import brigade.common.download.DownloadSpec;
import brigade.common.download.FileResult;
import brigade.common.download.Terms;
import brigade.common.journal.Journal;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.Outcome;
import brigade.common.model.Capabilities;
import brigade.common.model.Failures;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Versions;
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
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
        HttpClient client = vertx.httpClientBuilder().with(options(plan.terms()))
                .with(new PoolOptions().setHttp1MaxSize(plan.width()))
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {})).build();
        Download download = new Download(journal, client, vertx, plan);
        return await(() -> download.fetchAll(plan).eventually(client::close), download::callOff);
    }

    @Override
    public BackgroundResult background(BackgroundPlan plan, Bell bell, Journal journal) throws InterruptedException {
        Background background = new Background(journal, vertx);
        return await(() -> background.work(plan, bell), background::callOff);
    }

    @Override
    public List<LinkResult> check(CheckPlan plan, Journal journal) throws InterruptedException {
        HttpClient client = quietly(plan.width());
        Check check = new Check(journal, client);
        return await(() -> check.checkAll(plan).eventually(client::close), check::callOff);
    }

    @Override
    public Outcome.Won mirrors(MirrorsPlan plan, Journal journal) throws InterruptedException {
        HttpClient client = quietly(plan.mirrors());
        Mirrors mirrors = new Mirrors(journal, client, vertx);
        return await(() -> mirrors.first(plan).eventually(client::close), mirrors::callOff).winner();
    }

    @Override
    public CrunchResult crunch(CrunchPlan plan, Journal journal) throws InterruptedException {
        WorkerExecutor crunchers = vertx.createSharedWorkerExecutor("cruncher-" + calls.incrementAndGet(), plan.width());
        Crunch crunch = new Crunch(journal, crunchers);
        return await(() -> crunch.countAll(plan).eventually(crunchers::close), crunch::callOff);
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

    /** Opens a client whose connections do not log their failures: whoever made the request is told of them. */
    private HttpClient quietly(int connections) {
        return vertx.httpClientBuilder().with(new PoolOptions().setHttp1MaxSize(connections))
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {})).build();
    }

    private static HttpClientOptions options(Terms terms) {
        HttpClientOptions options = new HttpClientOptions().setMaxChunkSize(DownloadSpec.CHUNK_BYTES)
                .setConnectTimeout((int) terms.patience().connect().toMillis());
        terms.route().trust().ifPresent(pem -> options.setTrustOptions(new PemTrustOptions().addCertPath(pem.toString())));
        return options;
    }

    /** Runs the scenario on an event loop and waits for its end; an interruption calls it off, and still waits for its end. */
    private <T> T await(Supplier<Future<T>> scenario, Runnable callOff) throws InterruptedException {
        Context loop = vertx.getOrCreateContext();
        CompletableFuture<T> end = new CompletableFuture<>();
        loop.runOnContext(_ -> scenario.get().onComplete(end::complete, end::completeExceptionally));
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
            return "Vert.x HttpClient " + Versions.inResource("META-INF/vertx/vertx-version.txt");
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
