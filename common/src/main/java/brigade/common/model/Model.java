package brigade.common.model;

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
import brigade.common.kitchen.BurntDishException;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.mirrors.MirrorsFailedException;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.Outcome;
import brigade.common.rush.OrderResult;
import brigade.common.rush.RushPlan;
import brigade.common.tickets.CookResult;
import brigade.common.tickets.TicketsPlan;
import java.util.List;

/**
 * One concrete way to run every scenario, behind an interface that blocks its caller: that makes all models comparable.
 *
 * <p>Every scenario is structured (rule G1): when the call returns or throws, nothing it started is still alive. It is cancelled by
 * interrupting the caller, before the call or during it. Safe for use by several threads at once (rule G9).
 *
 * <p>A model may leave out scenarios, if it declares so ({@link Capabilities#offeringOnly}).
 */
public interface Model extends AutoCloseable {

    /**
     * Runs one kitchen, whose head chef is the caller or a worker of the model's.
     *
     * @throws BurntDishException if a dish burnt; the other assistants were called off
     * @throws InterruptedException if the caller was interrupted; everything was stopped
     */
    default void serve(Menu menu, Journal journal) throws InterruptedException {
        throw new NotOfferedException(Scenario.KITCHEN);
    }

    /**
     * Runs several kitchens at once, each with a head chef of its own; a burnt one spoils no other.
     *
     * @return how each ended, in the order of the menus
     * @throws InterruptedException if the caller was interrupted; everything was stopped
     */
    default List<KitchenResult> serveAll(List<Menu> menus, Journal journal) throws InterruptedException {
        throw new NotOfferedException(Scenario.KITCHEN);
    }

    /**
     * Downloads files, several at once; a failure is that file's result.
     *
     * @return how each ended, in the order of the plan
     * @throws InterruptedException if the caller was interrupted; everything was stopped, and of a partial file at most a part stands, from which a later call goes on
     */
    default List<FileResult> download(DownloadPlan plan, Journal journal) throws InterruptedException {
        throw new NotOfferedException(Scenario.DOWNLOAD);
    }

    /**
     * Does the main work of a plan, and has a monitor beat in the background meanwhile. A monitor that fails is told of in the result,
     * and costs the main work nothing.
     *
     * @param bell ends the call when it rings, whatever it is doing
     * @return how the main work ended, and whether the monitor failed
     * @throws InterruptedException if the caller was interrupted; everything was stopped
     */
    default BackgroundResult background(BackgroundPlan plan, Bell bell, Journal journal) throws InterruptedException {
        throw new NotOfferedException(Scenario.BACKGROUND);
    }

    /**
     * Checks links, several at once; whatever is wrong with a link is its result.
     *
     * @return what became of each line of the plan, in its order
     * @throws InterruptedException if the caller was interrupted; everything was stopped
     */
    default List<LinkResult> check(CheckPlan plan, Journal journal) throws InterruptedException {
        throw new NotOfferedException(Scenario.CHECK);
    }

    /**
     * Asks several mirrors for one thing; the first good answer wins, and the others are called off before this returns.
     *
     * @return the winner, with its body
     * @throws MirrorsFailedException if no mirror gave a good answer; it names each with its reason
     * @throws InterruptedException if the caller was interrupted; everything was stopped
     */
    default Outcome.Won mirrors(MirrorsPlan plan, Journal journal) throws InterruptedException {
        throw new NotOfferedException(Scenario.MIRRORS);
    }

    /**
     * Counts primes, chunk by chunk.
     *
     * @return how many each chunk has, in the order of the plan
     * @throws InterruptedException if the caller was interrupted; everything was stopped
     */
    default CrunchResult crunch(CrunchPlan plan, Journal journal) throws InterruptedException {
        throw new NotOfferedException(Scenario.CRUNCH);
    }

    /**
     * Sends orders through a bounded queue: waiters place them, cooks take and cook them, a full queue holds the waiters back. Then
     * it is closing time: no more orders, the queue drains, everybody goes home.
     *
     * <p>A cook who faints costs his order and no other; that is the order's result.
     *
     * @return how each order ended, by their numbers
     * @throws InterruptedException if the caller was interrupted, which is the fire alarm; everything was stopped, and the journal
     *             says which orders were not cooked ({@link RushPlan#notCooked})
     */
    default List<OrderResult> rush(RushPlan plan, Journal journal) throws InterruptedException {
        throw new NotOfferedException(Scenario.RUSH);
    }

    /**
     * Has cooks wait until the oven is hot, and roast; a cook who runs out of patience goes home, and costs the others nothing.
     *
     * @return what became of each cook, in the order of the plan
     * @throws InterruptedException if the caller was interrupted; everything was stopped, and nobody waits any more
     */
    default List<CookResult> tickets(TicketsPlan plan, Journal journal) throws InterruptedException {
        throw new NotOfferedException(Scenario.TICKETS);
    }

    /** Ends what belongs to the model and outlived its calls; returns when it is gone. */
    @Override
    void close();
}
