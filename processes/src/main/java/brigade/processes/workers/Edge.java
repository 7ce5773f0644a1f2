package brigade.processes.workers;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.check.CheckPlan;
import brigade.common.check.LinkResult;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.download.DownloadPlan;
import brigade.common.download.FileResult;
import brigade.common.http.BlockingHttp;
import brigade.common.journal.Journal;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.Outcome;
import brigade.common.model.Capabilities;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.WorkerPromise;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.TicketsPlan;
import brigade.processes.pool.PoolSettings;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Task;
import brigade.processes.task.TaskCatalog;
import brigade.processes.worker.WorkerJvm;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The edge of {@code processes/workers}: nothing to adapt, for its scenarios block their caller anyway; and its task names. */
public final class Edge implements Model {
    private static final int MOST_WORKERS = 32;

    /** With the full compiler: a dish needs none, but the checksum of a large file takes ten times as long without. */
    private final WorkerPool pool = new WorkerPool(
            PoolSettings.of(MOST_WORKERS).jvm(WorkerJvm.standard().flags("-XX:TieredStopAtLevel=4")));

    @Override
    public void serve(Menu menu, Journal journal) throws InterruptedException {
        new Kitchen(journal, pool).serve(menu);
    }

    @Override
    public List<KitchenResult> serveAll(List<Menu> menus, Journal journal) throws InterruptedException {
        return new Kitchen(journal, pool).serveAll(menus);
    }

    @Override
    public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
        return new Download(journal, pool, plan.terms(), plan.pace()).fetchAll(plan);
    }

    @Override
    public BackgroundResult background(BackgroundPlan plan, Bell bell, Journal journal) throws InterruptedException {
        return new Background(journal, pool).work(plan, bell);
    }

    @Override
    public List<LinkResult> check(CheckPlan plan, Journal journal) throws InterruptedException {
        return new Check(journal, pool).checkAll(plan);
    }

    @Override
    public Outcome.Won mirrors(MirrorsPlan plan, Journal journal) throws InterruptedException {
        return new Mirrors(journal, pool).first(plan).winner();
    }

    @Override
    public CrunchResult crunch(CrunchPlan plan, Journal journal) throws InterruptedException {
        return new Crunch(journal, pool).countAll(plan);
    }

    @Override
    public List<CookResult> tickets(TicketsPlan plan, Journal journal) throws InterruptedException {
        return new Tickets(journal, pool).roastAll(plan);
    }

    @Override
    public List<OrderResult> rush(RushPlan plan, Journal journal) throws InterruptedException {
        return new Rush(journal, pool).serveAll(plan);
    }

    @Override
    public void close() {
        pool.close();
    }

    /** What the ServiceLoader finds. */
    public static final class Provider implements ModelProvider {

        @Override
        public String name() {
            return "processes/workers";
        }

        @Override
        public String summary() {
            return "a pool of at most " + MOST_WORKERS + " worker JVMs";
        }

        @Override
        public String httpClient() {
            return BlockingHttp.name();
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(WorkerPromise.PROCESS_PER_ASSISTANT).overlap(MOST_WORKERS).allowance(Duration.ofSeconds(3))
                    .owningProcesses()
                    .ownThreads("worker-");
        }

        @Override
        public Model open() {
            return new Edge();
        }
    }

    /** The tasks that its worker JVMs know. */
    public static final class Catalog implements TaskCatalog {

        @Override
        public Map<String, Class<? extends Task<?>>> types() {
            return Map.ofEntries(
                    Map.entry("workers/cook-side", Kitchen.CookSide.class),
                    Map.entry("workers/run-kitchen", Kitchen.RunKitchen.class),
                    Map.entry("workers/fetch-file", Download.FetchFile.class),
                    Map.entry("workers/keep-watch", Background.KeepWatch.class),
                    Map.entry("workers/await-oven", Tickets.AwaitOven.class),
                    Map.entry("workers/count-chunk", Crunch.CountChunk.class),
                    Map.entry("workers/cook-order", Rush.CookOrder.class),
                    Map.entry("workers/check-link", Check.CheckLink.class),
                    Map.entry("workers/fetch-mirror", Mirrors.FetchMirror.class));
        }
    }
}
