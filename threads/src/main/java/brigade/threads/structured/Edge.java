package brigade.threads.structured;

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
import java.util.List;

/** The edge of {@code threads/structured}: nothing to adapt, for its scenarios block their caller anyway. */
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
        return BlockingHttp.with(plan.terms().route().trust(), client -> new Download(journal, client, plan).fetchAll(plan));
    }

    @Override
    public BackgroundResult background(BackgroundPlan plan, Bell bell, Journal journal) throws InterruptedException {
        return new Background(journal).work(plan, bell);
    }

    @Override
    public List<LinkResult> check(CheckPlan plan, Journal journal) throws InterruptedException {
        return BlockingHttp.with(client -> new Check(journal, client).checkAll(plan));
    }

    @Override
    public Outcome.Won mirrors(MirrorsPlan plan, Journal journal) throws InterruptedException {
        return BlockingHttp.with(client -> new Mirrors(journal, client).first(plan)).winner();
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
            return "threads/structured";
        }

        @Override
        public String summary() {
            return "a scope that owns its tasks: a preview in Java 25";
        }

        @Override
        public String httpClient() {
            return BlockingHttp.name();
        }

        @Override
        public Capabilities capabilities() {
            Capabilities all = Capabilities.of(WorkerPromise.THREAD_PER_ASSISTANT);
            return Preview.obstacle().map(all::offeringOnly).orElse(all);
        }

        @Override
        public Model open() {
            return new Edge();
        }
    }
}
