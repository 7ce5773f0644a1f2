package brigade.common.cli;

import brigade.common.background.BackgroundPlan;
import brigade.common.background.BackgroundResult;
import brigade.common.background.Bell;
import brigade.common.background.Chore;
import brigade.common.background.Ending;
import brigade.common.background.MonitorFailedException;
import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkAttempt;
import brigade.common.check.LinkResult;
import brigade.common.check.LinkVerdict;
import brigade.common.crunch.Chunk;
import brigade.common.crunch.CrunchPlan;
import brigade.common.crunch.CrunchResult;
import brigade.common.download.Attempt;
import brigade.common.download.DownloadPlan;
import brigade.common.download.Fetch;
import brigade.common.download.FileResult;
import brigade.common.download.Part;
import brigade.common.download.Verdict;
import brigade.common.http.Head;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.kitchen.BurntDishException;
import brigade.common.kitchen.Dish;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.model.Capabilities;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.common.model.ScenarioFailedException;
import brigade.common.model.WorkerPromise;
import brigade.common.rush.FaintedException;
import brigade.common.rush.Order;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import brigade.common.tickets.Cook;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.TicketsPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A model that does everything on the spot, in memory but for the files: what the command line is tested with. */
final class InstantModel implements Model {
    /** Its provider, which counts what is open. */
    static final class Provider implements ModelProvider {
        final AtomicInteger open = new AtomicInteger();
        final List<DownloadPlan> plans = new ArrayList<>();
        private final String name;

        Provider(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String summary() {
            return "everything at once";
        }

        @Override
        public String httpClient() {
            return "no client 1.0";
        }

        @Override
        public Capabilities capabilities() {
            Capabilities all = Capabilities.of(WorkerPromise.CALLER_ONLY);
            return name.endsWith("/interrupted") ? all.overlap(2).without(Scenario.CRUNCH, "it has no time") : all;
        }

        @Override
        public Model open() {
            open.incrementAndGet();
            return new InstantModel(this);
        }
    }

    private final Provider provider;

    private InstantModel(Provider provider) {
        this.provider = provider;
    }

    @Override
    public void serve(Menu menu, Journal journal) throws InterruptedException {
        if (provider.name.endsWith("/interrupted")) {
            throw new InterruptedException();
        }
        cook(menu.mainCourse(), journal);
        List<Step> sides = menu.sides().stream().map(journal::start).toList();
        cook(menu.salad(), journal);
        for (int i = 0; i < sides.size(); i++) {
            menu.sides().get(i).takeOff(sides.get(i));
        }
        cook(menu.serving(), journal);
    }

    private static void cook(Dish dish, Journal journal) {
        dish.takeOff(journal.start(dish));
    }

    @Override
    public List<KitchenResult> serveAll(List<Menu> menus, Journal journal) throws InterruptedException {
        List<KitchenResult> results = new ArrayList<>();
        for (Menu menu : menus) {
            try {
                serve(menu, journal);
                results.add(KitchenResult.served(menu));
            } catch (BurntDishException e) {
                results.add(KitchenResult.failed(menu, e));
            }
        }
        return results;
    }

    @Override
    public List<FileResult> download(DownloadPlan plan, Journal journal) {
        provider.plans.add(plan);
        return plan.files().stream().map(file -> fetch(file, plan, journal)).toList();
    }

    /** Saves the file's name; names that begin with "missing" are not found. */
    private static FileResult fetch(Fetch file, DownloadPlan plan, Journal journal) {
        try (Step step = journal.start(file); Part part = new Part(file, plan.terms(), plan.pace())) {
            Head head = new Head(file.name().startsWith("missing") ? 404 : 200, List.of(), Optional.empty());
            Attempt attempt = Attempt.first(file, plan.terms(), step);
            Verdict verdict = attempt.judge(head);
            if (verdict instanceof Verdict.Save save) {
                verdict = save(save, part, file);
            }
            if (verdict instanceof Verdict.Ended(FileResult result)) {
                return result;
            }
            throw new IllegalStateException("not expected: " + verdict);
        }
    }

    private static Verdict save(Verdict.Save save, Part part, Fetch file) {
        try {
            part.begin(save);
            byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
            Duration _ = part.write(name, name.length);
            return save.saved(part.keep());
        } catch (IOException e) {
            return save.attempt().failed(e, part.standing());
        }
    }

    /** Whoever has any limit to his patience gives up. */
    @Override
    public List<CookResult> tickets(TicketsPlan plan, Journal journal) {
        if (provider.name.endsWith("/interrupted")) {
            throw new ScenarioFailedException("worker 4711 ended with exit status 137 (SIGKILL)");
        }
        List<CookResult> results = new ArrayList<>();
        journal.start(plan.oven()).finish();
        for (Cook cook : plan.cooks()) {
            Step waiting = journal.start(cook.waiting());
            if (cook.patience().compareTo(Cook.PATIENT) < 0) {
                results.add(cook.giveUp(waiting));
            } else {
                waiting.finish();
                results.add(cook.done(journal.start(cook.roasting())));
            }
        }
        return results;
    }

    /** Beats twice, and waits for the bell only if that is the chore. */
    @Override
    public BackgroundResult background(BackgroundPlan plan, Bell bell, Journal journal) throws InterruptedException {
        Step step = journal.start(plan.chore());
        Optional<String> failure = Optional.empty();
        try {
            plan.monitor().beat(journal, 1);
            plan.monitor().beat(journal, 2);
        } catch (MonitorFailedException e) {
            failure = Optional.of(e.getMessage());
        }
        Ending ending = switch (plan.chore()) {
            case Chore.Waiting waiting -> waiting.attend(step, bell);
            case Chore.Chopping _ -> {
                step.finish();
                yield Ending.WORK_DONE;
            }
        };
        return new BackgroundResult(ending, failure);
    }

    /** Answers 404 where the name begins with "missing", and 200 elsewhere; the last link is answered first. */
    @Override
    public List<LinkResult> check(CheckPlan plan, Journal journal) {
        List<LinkResult> results = new ArrayList<>();
        for (Link link : plan.links().reversed()) {
            Head head = new Head(link.step().startsWith("missing") ? 404 : 200, List.of(), Optional.empty());
            LinkVerdict verdict = LinkAttempt.first(link, journal.start(link)).judge(head);
            results.add(((LinkVerdict.Ended) verdict).result());
        }
        return plan.inOrder(results);
    }

    @Override
    public CrunchResult crunch(CrunchPlan plan, Journal journal) throws InterruptedException {
        List<Long> counts = new ArrayList<>();
        for (Chunk chunk : plan.all()) {
            Step step = journal.start(chunk);
            counts.add(chunk.count());
            step.finish();
        }
        return new CrunchResult(counts);
    }

    /** Cooks each order as soon as it is placed; the interrupted model hears the fire alarm at the third. */
    @Override
    public List<OrderResult> rush(RushPlan plan, Journal journal) throws InterruptedException {
        List<OrderResult> results = new ArrayList<>();
        for (Order order : plan.all()) {
            if (provider.name.endsWith("/interrupted") && order.number() == 3) {
                throw new InterruptedException();
            }
            journal.start(order.placing()).finish();
            Step cooking = journal.start(order.cooking());
            try {
                results.add(order.takeOff(cooking));
            } catch (FaintedException e) {
                results.add(order.lost(e));
            }
        }
        return results;
    }

    @Override
    public void close() {
        provider.open.decrementAndGet();
    }
}
