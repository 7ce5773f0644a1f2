package brigade.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import brigade.common.download.Part;
import brigade.common.download.Part.Whole;
import brigade.common.download.Standing;
import brigade.common.download.Verdict.Save;
import brigade.common.model.ModelProvider;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** That the soak bites, with fewer files than it has: every build runs it on a model that keeps the rules, and on one that does not. */
class DownloadSoakTest {
    private static volatile Supplier<Reference> opening = Reference::new;

    /** Not run by itself: its name keeps it out. */
    static final class Subject implements DownloadSoak {
        @Override
        public ModelProvider provider() {
            return new Specimen("mutant/soak", Mutants.HONEST, opening::get);
        }

        @Override
        public int soakFiles() {
            return 200;
        }
    }

    private static final class LosesAByteInAHundredFiles extends Reference {
        private final AtomicInteger files = new AtomicInteger();

        @Override
        Whole save(Save save, InputStream body, Part part) throws IOException, InterruptedException {
            if (files.incrementAndGet() % 100 == 0) {
                part.begin(new Save(save.attempt(), save.offset(), Standing.UNKNOWN, ""));
                return part.keep();
            }
            return super.save(save, body, part);
        }
    }

    private static List<Event> failures(Supplier<Reference> model) {
        opening = model;
        return EngineTestKit.engine("junit-jupiter").selectors(selectMethod(Subject.class, "soakOfManySmallFiles")).execute()
                .testEvents().failed().list();
    }

    @Test
    void aModelThatKeepsTheRulesPasses() {
        assertThat(failures(Reference::new)).isEmpty();
    }

    @Test
    void aModelThatLosesSomeBytesFails() {
        List<Event> failures = failures(LosesAByteInAHundredFiles::new);

        assertThat(failures).hasSize(1);
        assertThat(failures.getFirst().getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
                .hasMessageContaining("has other bytes");
    }
}
