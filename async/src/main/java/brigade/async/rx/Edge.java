package brigade.async.rx;

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
import io.reactivex.rxjava3.core.Scheduler;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The edge of {@code async/rx}: the only place where something is subscribed to, and a thread, the caller's, waits for it. */
public final class Edge implements Model {
    private final Vertx vertx = Vertx.vertx(options());
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("rx-eventloop").factory());
    private final Scheduler loop = Schedulers.from(thread);

    Edge() {
        thread.setRemoveOnCancelPolicy(true); // A timeout that nobody needs any more would stay in the queue until its time.
    }

    /** Returns options for a Vert.x that looks for no files on the class path, and so needs no temporary directory to unpack them to. */
    private static VertxOptions options() {
        return new VertxOptions().setUseDaemonThread(true).setFileSystemOptions(
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    @Override
    public void serve(Menu menu, Journal journal) throws InterruptedException {
        await(new Kitchen(journal, loop).serve(menu).toSingleDefault(menu));
    }

    @Override
    public List<KitchenResult> serveAll(List<Menu> menus, Journal journal) throws InterruptedException {
        return await(new Kitchen(journal, loop).serveAll(menus));
    }

    @Override
    public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
        HttpClient client = vertx.httpClientBuilder().with(options(plan.terms()))
                .with(new PoolOptions().setHttp1MaxSize(plan.width()))
                .withConnectHandler(connection -> connection.exceptionHandler(_ -> {})).build();
        try (ExecutorService disk = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("rx-disk").factory())) {
            try {
                return await(new Download(journal, client, loop, Schedulers.from(disk), plan).fetchAll(plan));
            } finally {
                // What was disposed of still closes its files on the disk's thread, which must not be shut down before.
                CompletableFuture.runAsync(() -> {}, disk).join();
            }
        } finally {
            client.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Override
    public BackgroundResult background(BackgroundPlan plan, Bell bell, Journal journal) throws InterruptedException {
        try (ExecutorService board = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("rx-board").factory())) {
            return await(new Background(journal, loop, Schedulers.from(board)).work(plan, bell));
        }
    }

    @Override
    public List<LinkResult> check(CheckPlan plan, Journal journal) throws InterruptedException {
        HttpClient client = quietly(plan.width());
        try {
            return await(new Check(journal, client, loop).checkAll(plan));
        } finally {
            client.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Override
    public Outcome.Won mirrors(MirrorsPlan plan, Journal journal) throws InterruptedException {
        HttpClient client = quietly(plan.mirrors());
        try {
            return await(new Mirrors(journal, client, loop).first(plan)).winner();
        } finally {
            client.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Override
    public CrunchResult crunch(CrunchPlan plan, Journal journal) throws InterruptedException {
        try (ExecutorService crunchers = Executors.newFixedThreadPool(plan.width(),
                Thread.ofPlatform().name("cruncher-", 1).factory())) {
            return await(new Crunch(journal, Schedulers.from(crunchers)).countAll(plan));
        }
    }

    @Override
    public List<CookResult> tickets(TicketsPlan plan, Journal journal) throws InterruptedException {
        return await(new Tickets(journal, loop).roastAll(plan));
    }

    @Override
    public List<OrderResult> rush(RushPlan plan, Journal journal) throws InterruptedException {
        return await(new Rush(journal, loop).serveAll(plan));
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

    /** Subscribes on the loop and waits for the end; an interruption disposes of the subscription, on the loop, too. */
    private <T> T await(Single<T> scenario) throws InterruptedException {
        CompletableFuture<T> end = new CompletableFuture<>();
        Disposable running = scenario.subscribeOn(loop).subscribe(end::complete, end::completeExceptionally);
        try {
            return end.get();
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        } catch (InterruptedException e) {
            CompletableFuture.runAsync(running::dispose, thread).join();
            throw e;
        }
    }

    @Override
    public void close() {
        thread.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** What the ServiceLoader finds. */
    public static final class Provider implements ModelProvider {

        @Override
        public String name() {
            return "async/rx";
        }

        @Override
        public String summary() {
            return "RxJava on one loop: described first, started by subscribing, stopped by disposing";
        }

        @Override
        public String httpClient() {
            return "Vert.x HttpClient " + Versions.inResource("META-INF/vertx/vertx-version.txt");
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(WorkerPromise.ONE_LOOP).ownThreads("vert.x-", "rx-eventloop");
        }

        @Override
        public Model open() {
            return new Edge();
        }
    }
}
