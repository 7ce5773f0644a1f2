package brigade.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import brigade.common.journal.Journal;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.model.Capabilities;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.common.model.WorkerPromise;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary.Failure;

/** A model that has a kitchen and nothing else, as a student begins: the whole kit holds it to the kitchen's rules and the general ones. */
class KitchenOnlyTest {

    @Test
    void aModelThatOffersOnlyTheKitchenPassesTheKit() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(
                LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Held.class)).build(), listener);

        assertThat(listener.getSummary().getFailures()).extracting(Failure::getException).isEmpty();
        assertThat(listener.getSummary().getTestsSucceededCount()).as("K1 to K8, and G1 to G9 without the event loop's G4")
                .isEqualTo(16);
    }

    /** Run by the test above. */
    static class Held extends ModelConformance {

        @Override
        public ModelProvider provider() {
            return new Provider();
        }
    }

    private record Provider() implements ModelProvider {

        @Override
        public String name() {
            return "kit/kitchen-only";
        }

        @Override
        public String summary() {
            return "a kitchen and nothing else";
        }

        @Override
        public String httpClient() {
            return "";
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.of(WorkerPromise.THREAD_PER_ASSISTANT).offeringOnly("it is a kitchen and nothing else",
                    Scenario.KITCHEN);
        }

        @Override
        public Model open() {
            Reference reference = new Reference();
            return new Model() {
                @Override
                public void serve(Menu menu, Journal journal) throws InterruptedException {
                    reference.serve(menu, journal);
                }

                @Override
                public List<KitchenResult> serveAll(List<Menu> menus, Journal journal) throws InterruptedException {
                    return reference.serveAll(menus, journal);
                }

                @Override
                public void close() {
                    reference.close();
                }
            };
        }
    }
}
