package brigade.common.cli;

import brigade.common.check.CheckPlan;
import brigade.common.check.CheckSite;
import brigade.common.check.CheckSpec;
import brigade.common.http.Proxies;
import brigade.common.origin.Origin;
import brigade.common.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the link checker is asked for: the same options with one model and with all of them side by side. */
public final class CheckOptions implements ScenarioOptions<CheckPlan> {
    private static final int MOST_AT_ONCE = 10_000;

    @Parameters(paramLabel = "URL", description = {"What to check, http or https.",
            "Without any, and without --input: eight links, most of them to the embedded origin server, of which six are broken."})
    private List<String> urls = new ArrayList<>();

    @Option(names = "--input", paramLabel = "FILE",
            description = "Also check the URLs in this file, one a line; blank lines and those that begin with # are ignored. "
                    + "- is standard input.")
    private @Nullable String input;

    @Option(names = "--at-most", paramLabel = "N", defaultValue = "" + CheckSpec.AT_MOST,
            description = "How many links may be in flight at once. Default: ${DEFAULT-VALUE}.")
    private int atMost = CheckSpec.AT_MOST;

    @Option(names = "--timeout", paramLabel = "D", converter = Converters.OfDuration.class,
            description = "How long a link may take, from its connection to the end of its answer's headers. "
                    + "Default: 10s; 3s for the embedded origin's.")
    private @Nullable Duration timeout;

    @Option(names = "--exit-zero", description = "Exit with 0 also if links are broken.")
    private boolean exitZero;

    @Option(names = "--scale", paramLabel = "X", defaultValue = "1",
            description = "Multiply the durations of the embedded origin's links; 0.01 shrinks them a hundredfold.")
    private double scale = 1;

    @Override
    public Stage<CheckPlan> open() throws InterruptedException {
        Scales.check(scale);
        if (atMost < 1 || atMost > MOST_AT_ONCE) {
            throw new IllegalArgumentException("--at-most " + atMost + ": write a number from 1 to " + MOST_AT_ONCE);
        }
        Timeouts.check("--timeout", timeout);
        if (urls.isEmpty() && input == null) {
            return ofSite(new CheckSite(scale));
        }
        List<String> all = new ArrayList<>(urls);
        if (input != null) {
            all.addAll(UrlInput.read(input));
        }
        return stage(all, timeout == null ? CheckSpec.TIMEOUT : timeout, Proxies.of(System.getenv()));
    }

    private Stage<CheckPlan> ofSite(CheckSite site) {
        Duration each = timeout == null ? site.timeout() : timeout;
        Origin origin = site.open();
        return stage(site.urls(origin), each, Proxies.none()).lasting(site.together(each), site.oneAfterAnother(each))
                .closing(origin::close);
    }

    private Stage<CheckPlan> stage(List<String> all, Duration each, Proxies proxies) {
        List<String> arguments = new ArrayList<>(
                List.of("--at-most", String.valueOf(atMost), "--timeout", Durations.written(each), "--exit-zero", "--"));
        arguments.addAll(all);
        return Stage.of(CheckPlan.of(all, atMost, each, proxies), arguments);
    }

    /** Returns whether broken links are no failure. */
    boolean exitZero() {
        return exitZero;
    }
}
