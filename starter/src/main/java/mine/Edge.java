package mine;

import brigade.common.journal.Journal;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.model.Capabilities;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.common.model.WorkerPromise;
import java.util.List;

/** What adapts {@link Kitchen} to Brigade. */
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
    public void close() {}

    /** The model before it is opened. */
    public static final class Provider implements ModelProvider {

        @Override
        public String name() {
            return "mine/kitchen";
        }

        @Override
        public String summary() {
            return "a kitchen of my own";
        }

        @Override
        public String httpClient() {
            return "none";
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(WorkerPromise.THREAD_PER_ASSISTANT).offeringOnly("it is a kitchen and nothing else",
                    Scenario.KITCHEN);
        }

        @Override
        public Model open() {
            return new Edge();
        }
    }
}
