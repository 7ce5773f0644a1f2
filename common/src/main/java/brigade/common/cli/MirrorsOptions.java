package brigade.common.cli;

import brigade.common.http.Proxies;
import brigade.common.mirrors.MirrorsPlan;
import brigade.common.mirrors.MirrorsSite;
import brigade.common.mirrors.MirrorsSpec;
import brigade.common.origin.Origin;
import brigade.common.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the mirrors are asked for: the same options with one model and with all of them side by side. */
public final class MirrorsOptions implements ScenarioOptions<MirrorsPlan> {
    private static final int MOST = 10_000;

    @Parameters(paramLabel = "URL", description = {"The mirrors, http or https: URLs of one and the same thing.",
            "Without any: four on the embedded origin server, of which the fastest takes 2 seconds."})
    private List<String> urls = new ArrayList<>();

    @Option(names = "--input", paramLabel = "FILE",
            description = "Also the mirrors in this file, one a line; blank lines and those that begin with # are ignored. "
                    + "- is standard input.")
    private @Nullable String input;

    @Option(names = "--group", paramLabel = "URL,URL...",
            description = "These race among themselves, and their winner against the others; repeatable. Groups start before single URLs.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--timeout", paramLabel = "D", converter = Converters.OfDuration.class, defaultValue = "10s",
            description = "How long a mirror may take, from its connection to the end of its body. Default: ${DEFAULT-VALUE}.")
    private Duration timeout = MirrorsSpec.TIMEOUT;

    @Option(names = "--hedge-after", paramLabel = "D", converter = Converters.OfDuration.class,
            description = "Start the next mirror only when those before have been silent so long, or one has dropped out. "
                    + "Default: all start at once.")
    private @Nullable Duration hedgeAfter;

    @Option(names = "--scale", paramLabel = "X", defaultValue = "1",
            description = "Multiply the durations of the embedded origin's mirrors; 0.01 shrinks them a hundredfold.")
    private double scale = 1;

    @Override
    public Stage<MirrorsPlan> open() throws InterruptedException {
        Scales.check(scale);
        Timeouts.check("--timeout", timeout);
        Timeouts.check("--hedge-after", hedgeAfter);
        List<String> all = new ArrayList<>(urls);
        if (input != null) {
            all.addAll(UrlInput.read(input));
        }
        if (all.isEmpty() && groups.isEmpty() && input == null) {
            MirrorsSite site = new MirrorsSite(scale);
            Origin origin = site.open();
            Stage<MirrorsPlan> stage = stage(site.urls(origin), Proxies.none()).closing(origin::close);
            return hedgeAfter == null ? stage.lasting(site.together(), site.oneAfterAnother()) : stage;
        }
        if (all.isEmpty() && groups.isEmpty()) {
            throw new IllegalArgumentException("--input " + input + ": it has no URL; name at least one mirror");
        }
        return stage(all, Proxies.of(System.getenv()));
    }

    private Stage<MirrorsPlan> stage(List<String> all, Proxies proxies) {
        MirrorsPlan plan = MirrorsPlan.of(groups.stream().map(group -> Arrays.asList(group.split(",", -1))).toList(), all, timeout,
                hedgeAfter == null ? Duration.ZERO : hedgeAfter, proxies);
        if (plan.mirrors() > MOST) {
            throw new IllegalArgumentException(plan.mirrors() + " mirrors: name " + MOST + " at most");
        }
        List<String> arguments = new ArrayList<>(List.of("--timeout", Durations.written(timeout)));
        if (hedgeAfter != null) {
            arguments.addAll(List.of("--hedge-after", Durations.written(hedgeAfter)));
        }
        groups.forEach(group -> arguments.addAll(List.of("--group", group)));
        arguments.add("--");
        arguments.addAll(all);
        return Stage.of(plan, arguments);
    }
}
