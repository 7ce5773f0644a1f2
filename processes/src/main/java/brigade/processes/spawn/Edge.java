package brigade.processes.spawn;

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
import brigade.processes.task.Task;
import brigade.processes.task.TaskCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The edge of {@code processes/spawn}: nothing to adapt, for its scenarios block their caller anyway; and its task names. */
public final class Edge implements Model {

    @Override
    public void serve(Menu menu, Journal journal) throws InterruptedException {
        new Kitchen(journal).serve(menu);
    }

    @Override
    public List<KitchenResult> serveAll(List<Menu> menus, Journal journal) throws InterruptedException {
        return new Kitchen(journal).serveAll(menus);
    }

    @Override
    public List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
        return new Download(journal, plan.terms(), plan.pace()).fetchAll(plan);
    }

    @Override
    public BackgroundResult background(BackgroundPlan plan, Bell bell, Journal journal) throws InterruptedException {
        return new Background(journal).work(plan, bell);
    }

    @Override
    public List<LinkResult> check(CheckPlan plan, Journal journal) throws InterruptedException {
        return new Check(journal).checkAll(plan);
    }

    @Override
    public Outcome.Won mirrors(MirrorsPlan plan, Journal journal) throws InterruptedException {
        return new Mirrors(journal).first(plan).winner();
    }

    @Override
    public CrunchResult crunch(CrunchPlan plan, Journal journal) throws InterruptedException {
        return new Crunch(journal).countAll(plan);
    }

    @Override
    public List<CookResult> tickets(TicketsPlan plan, Journal journal) throws InterruptedException {
        return new Tickets(journal).roastAll(plan);
    }

    @Override
    public List<OrderResult> rush(RushPlan plan, Journal journal) throws InterruptedException {
        return new Rush(journal).serveAll(plan);
    }

    @Override
    public void close() {}

    /** What the ServiceLoader finds. */
    public static final class Provider implements ModelProvider {

        @Override
        public String name() {
            return "processes/spawn";
        }

        @Override
        public String summary() {
            return "a new JVM for each task";
        }

        @Override
        public String httpClient() {
            return BlockingHttp.name();
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(WorkerPromise.PROCESS_PER_ASSISTANT).overlap(32).allowance(Duration.ofSeconds(3));
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
                    Map.entry("spawn/cook-side", Kitchen.CookSide.class),
                    Map.entry("spawn/run-kitchen", Kitchen.RunKitchen.class),
                    Map.entry("spawn/fetch-file", Download.FetchFile.class),
                    Map.entry("spawn/keep-watch", Background.KeepWatch.class),
                    Map.entry("spawn/await-oven", Tickets.AwaitOven.class),
                    Map.entry("spawn/count-chunk", Crunch.CountChunk.class),
                    Map.entry("spawn/cook-order", Rush.CookOrder.class),
                    Map.entry("spawn/check-link", Check.CheckLink.class),
                    Map.entry("spawn/fetch-mirror", Mirrors.FetchMirror.class));
        }
    }
}
