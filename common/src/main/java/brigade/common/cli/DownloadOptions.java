package brigade.common.cli;

import brigade.common.download.DownloadSpec;
import brigade.common.origin.OriginFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the downloads are asked for: the same options with one model and with all of them side by side. */
public final class DownloadOptions {
    private static final int MOST_AT_ONCE = 10_000;

    @Parameters(paramLabel = "URL", description = {"What to download, http or https.",
            "Without any: File1, File2 and File3 from the embedded origin server, which take 3, 2 and 1 seconds."})
    private List<String> urls = new ArrayList<>();

    @Option(names = "--to", paramLabel = "DIR", description = {"The directory the files go to, made if it is not there.",
            "Default: the working directory; for the embedded origin's files a temporary one, removed at the end."})
    private @Nullable Path to;

    @Option(names = "--at-most", paramLabel = "N", defaultValue = "" + DownloadSpec.AT_MOST,
            description = "How many downloads may be in flight at once. Default: ${DEFAULT-VALUE}.")
    private int atMost = DownloadSpec.AT_MOST;

    @Option(names = "--scale", paramLabel = "X", defaultValue = "1",
            description = "Multiply the durations of the embedded origin's files; 0.01 shrinks them a hundredfold.")
    private double scale = 1;

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException if they ask for what cannot be; the message says what and what to do
     */
    public void check() {
        Scales.check(scale);
        if (atMost < 1 || atMost > MOST_AT_ONCE) {
            throw new IllegalArgumentException("--at-most " + atMost + ": write a number from 1 to " + MOST_AT_ONCE);
        }
        if (to != null && Files.exists(to) && !(Files.isDirectory(to) && Files.isWritable(to))) {
            throw new IllegalArgumentException("--to " + to + ": not a directory that can be written; name another");
        }
    }

    /** Returns what to download; empty for the embedded origin's files. */
    public List<String> urls() {
        return List.copyOf(urls);
    }

    /** Returns the directory that was named. */
    public Optional<Path> to() {
        return Optional.ofNullable(to);
    }

    /** Returns how many may be in flight at once. */
    public int atMost() {
        return atMost;
    }

    /** Returns the embedded origin's files, scaled. */
    public List<OriginFile> originFiles() {
        return OriginFile.standard(scale);
    }
}
