package brigade.common.cli;

import brigade.common.origin.Origin;
import brigade.common.origin.OriginFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the embedded origin server alone, until Ctrl-C; then it says what it saw. */
@Command(name = "origin", mixinStandardHelpOptions = true,
        description = {"Runs the origin server alone, on loopback, until Ctrl-C.",
                "It serves File1, File2 and File3, which take 3, 2 and 1 seconds, and any other name on demand: "
                        + "http://127.0.0.1:PORT/NAME?size=10m&rate=1m&latency=200ms"})
public final class OriginCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    @Option(names = "--port", paramLabel = "P", defaultValue = "8080", description = "The port; 0 for a free one. Default: 8080.")
    private int port;

    @Option(names = "--scale", paramLabel = "X", defaultValue = "1", description = "Multiply the three files' durations.")
    private double scale = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (Origin origin = start()) {
            PrintWriter out = spec.commandLine().getOut();
            for (OriginFile file : OriginFile.standard(scale)) {
                origin.serve(file);
                out.println(origin.url(file.name()));
            }
            out.flush();
            System.err.println("brigade: the origin runs until Ctrl-C");
            try {
                new CountDownLatch(1).await();
            } finally {
                System.err.println("brigade: the origin saw " + origin.saw());
            }
        }
        return Cli.DONE;
    }

    private Origin start() {
        if (port < 0 || port > LAST_PORT) {
            throw new ParameterException(spec.commandLine(), "--port " + port + ": write a number from 0 to " + LAST_PORT);
        }
        try {
            Scales.check(scale);
            return Origin.start(port, true);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(),
                    "--port " + port + ": " + e.getMessage() + "; write another, or 0 for a free one", e);
        }
    }
}
