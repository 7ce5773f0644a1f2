package brigade.processes.fault;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.processes.fault.Deeds.What;
import brigade.processes.pool.WorkerPool;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Tasks that print, flood and close: the protocol is untouched; what they print is forwarded, labelled and bounded. */
final class OutputTest extends FaultBase {
    private static final int MOST_FORWARDED_BYTES = 1 << 20;

    @Repeatedly
    void printsAndClosesAndReplacesStandardOutput() throws Exception {
        String seen = forwarded(What.PRINT);
        assertThat(seen).containsPattern("\\[pid \\d+\\] Done").containsPattern("\\[pid \\d+\\] this is seen")
                .doesNotContain("nobody");
    }

    @Repeatedly
    void floodsStandardError() throws Exception {
        String seen = forwarded(What.FLOOD);
        assertThat(seen).contains("a flood of words", "the rest of this task's output is dropped");
        assertThat(seen.length()).isLessThan(MOST_FORWARDED_BYTES);
    }

    private String forwarded(What what) throws Exception {
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(seen, true, StandardCharsets.UTF_8));
        try (WorkerPool pool = pool(1)) {
            String pid = where(pool);
            assertThat(pool.submit(deed(what)).get()).isEqualTo(pid);
            assertThat(where(pool)).isEqualTo(pid);
        } finally {
            System.setErr(before);
        }
        return seen.toString(StandardCharsets.UTF_8);
    }
}
