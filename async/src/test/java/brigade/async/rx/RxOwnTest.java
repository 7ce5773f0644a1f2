package brigade.async.rx;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.download.DownloadPlan;
import brigade.common.download.FileResult;
import brigade.common.download.Limits;
import brigade.common.download.Terms;
import brigade.common.download.Wanted;
import brigade.common.journal.Journal;
import brigade.common.model.Model;
import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can go wrong with RxJava alone. */
@NullMarked
@Timeout(60)
class RxOwnTest {
    @TempDir
    private Path directory;

    /** A delay on a scheduler that has none is done by a thread of RxJava's, which stays for ever. */
    @Test
    void aRateLimitLeavesNoThreadOfRxJavasOwn() throws Exception {
        try (Origin origin = Origin.start(List.of(OriginFile.plain("file", 300_000))); Model model = new Edge()) {
            Terms terms = Terms.standard().limits(Limits.none().bytesPerSecond(1_000_000));
            DownloadPlan plan = DownloadPlan.of(List.of(Wanted.of(origin.url("file"))), directory, 1, terms);

            assertThat(model.download(plan, Journal.open())).singleElement().isInstanceOf(FileResult.Saved.class);
        }
        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).noneMatch(name -> name.startsWith("RxSingle"));
    }
}
