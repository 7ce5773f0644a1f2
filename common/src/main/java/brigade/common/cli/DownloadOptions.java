package brigade.common.cli;

import brigade.common.download.Checksums;
import brigade.common.download.DownloadSpec;
import brigade.common.download.Limits;
import brigade.common.download.Patience;
import brigade.common.download.Route;
import brigade.common.download.Terms;
import brigade.common.download.Wanted;
import brigade.common.http.Header;
import brigade.common.http.Proxies;
import brigade.common.http.Trust;
import brigade.common.origin.OriginFile;
import brigade.common.time.Durations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the downloads are asked for: the same options with one model and with all of them side by side. */
public final class DownloadOptions {
    private static final int MOST_AT_ONCE = 10_000;
    private static final int MOST_RETRIES = 1000;

    @Parameters(paramLabel = "URL", description = {"What to download, http or https.",
            "Without any: File1, File2 and File3 from the embedded origin server, which take 3, 2 and 1 seconds."})
    private List<String> urls = new ArrayList<>();

    @Option(names = "--input", paramLabel = "FILE", description = {
            "Also download what this file lists, a URL on each line; - for standard input.",
            "After a URL may stand sha256=HEX and out=NAME. Lines that begin with # are comments."})
    private @Nullable Path input;

    @Option(names = "--to", paramLabel = "DIR", description = {"The directory the files go to, made if it is not there.",
            "Default: the working directory; for the embedded origin's files a temporary one, removed at the end."})
    private @Nullable Path to;

    @Option(names = "--at-most", paramLabel = "N", defaultValue = "" + DownloadSpec.AT_MOST,
            description = "How many downloads may be in flight at once. Default: ${DEFAULT-VALUE}.")
    private int atMost = DownloadSpec.AT_MOST;

    @Option(names = "--at-most-per-host", paramLabel = "N", defaultValue = "" + DownloadSpec.AT_MOST_PER_HOST,
            description = "How many of them from one host. Default: ${DEFAULT-VALUE}.")
    private int atMostPerHost = DownloadSpec.AT_MOST_PER_HOST;

    @Option(names = "--retries", paramLabel = "N", defaultValue = "" + DownloadSpec.RETRIES, description = {
            "How often a download is tried again when the network or the server fails. Default: ${DEFAULT-VALUE}.",
            "The waits double, from a second on; Retry-After is heeded, up to 2 minutes."})
    private int retries = DownloadSpec.RETRIES;

    @Option(names = "--connect-timeout", paramLabel = "D", converter = Converters.OfDuration.class, defaultValue = "10s",
            description = "How long a connection may take to be made. Default: ${DEFAULT-VALUE}.")
    private Duration connectTimeout = DownloadSpec.CONNECT_TIMEOUT;

    @Option(names = "--idle-timeout", paramLabel = "D", converter = Converters.OfDuration.class, defaultValue = "30s",
            description = "How long nothing may come, of an answer or of a body. Default: ${DEFAULT-VALUE}.")
    private Duration idleTimeout = DownloadSpec.IDLE_TIMEOUT;

    @Option(names = "--limit-rate", paramLabel = "BYTES", converter = Converters.OfSize.class,
            description = "How many bytes may come in a second, of all downloads together: 500k, 10m.")
    private @Nullable Long limitRate;

    @Option(names = "--max-size", paramLabel = "BYTES", converter = Converters.OfSize.class,
            description = "How large a file may be: 500k, 10m, 2g. A larger one fails.")
    private @Nullable Long maxSize;

    @Option(names = "--header", paramLabel = "'NAME: VALUE'", converter = Converters.OfHeader.class,
            description = {"Send this header, too; repeatable.",
                    "To other hosts, where redirects lead, only what cannot be a credential goes."})
    private List<Header> headers = new ArrayList<>();

    @Option(names = "--sha256sums", paramLabel = "FILE",
            description = "The files' checksums, as sha256sum writes them. A file that is not listed, or differs, fails.")
    private @Nullable Path sha256sums;

    @Option(names = "--cacert", paramLabel = "FILE",
            description = "Trust the certificates in this PEM file, instead of those the JDK trusts.")
    private @Nullable Path cacert;

    @Option(names = "--no-resume", description = "Go on from no part that an earlier run left, and leave none.")
    private boolean noResume;

    @Option(names = "--overwrite", description = "Replace a file that exists, when the new one is whole. Default: it is refused.")
    private boolean overwrite;

    @Option(names = "--fsync", description = {"Write each file to the disk before it gets its name:",
            "after a power failure it is whole or not there. Small files take longer."})
    private boolean fsync;

    @Option(names = "--dry-run", description = "Only say what would be downloaded, and under which name.")
    private boolean dryRun;

    @Option(names = "--quiet", description = "Say nothing on standard error but errors.")
    private boolean quiet;

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
        checkNumber("--at-most", atMost, 1, MOST_AT_ONCE);
        checkNumber("--at-most-per-host", atMostPerHost, 1, MOST_AT_ONCE);
        checkNumber("--retries", retries, 0, MOST_RETRIES);
        checkPositive("--connect-timeout", connectTimeout);
        checkPositive("--idle-timeout", idleTimeout);
        if (limitRate != null && limitRate < 1) {
            throw new IllegalArgumentException("--limit-rate 0: nothing would ever come; write 1 or more");
        }
        if (to != null && Files.exists(to) && !(Files.isDirectory(to) && Files.isWritable(to))) {
            throw new IllegalArgumentException("--to " + to + ": not a directory that can be written; name another");
        }
        if (cacert != null) {
            checkCertificates(cacert);
        }
    }

    private static void checkCertificates(Path pem) {
        if (!Files.isReadable(pem)) {
            throw new IllegalArgumentException("--cacert " + pem + ": there is no such file, or it cannot be read");
        }
        try {
            Trust.context(Optional.of(pem));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--cacert " + e.getMessage(), e);
        }
    }

    private static void checkNumber(String option, int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(option + " " + number + ": write a number from " + least + " to " + most);
        }
    }

    private static void checkPositive(String option, Duration time) {
        if (time.toMillis() < 1 || time.toDays() > 1) {
            throw new IllegalArgumentException(option + " " + Durations.written(time) + ": write a time from 1ms to a day");
        }
    }

    /** Returns whether the embedded origin's files are wanted, because nothing else is. */
    public boolean wantsOrigin() {
        return urls.isEmpty() && input == null;
    }

    /**
     * Returns what to download, but for the embedded origin's files. Reads the input, so ask once.
     *
     * @throws IllegalArgumentException if the input cannot be read; the message names file and line
     */
    public List<Wanted> wanted() throws InterruptedException {
        List<Wanted> wanted = new ArrayList<>(urls.stream().map(Wanted::of).toList());
        if (input != null) {
            List<String> lines = UrlInput.lines("--input", input.toString());
            for (int number = 1; number <= lines.size(); number++) {
                try {
                    Wanted.parse(lines.get(number - 1)).ifPresent(wanted::add);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("--input " + input + ", line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        return List.copyOf(wanted);
    }

    /**
     * Returns the checksums to hold the files to; empty if none were named.
     *
     * @param warn takes what is to be said of lines that were left out
     * @throws IllegalArgumentException if the file cannot be read; the message names it
     */
    public Optional<Checksums> checksums(Consumer<String> warn) throws InterruptedException {
        if (sha256sums == null) {
            return Optional.empty();
        }
        List<String> lines = UrlInput.lenientLines("--sha256sums", sha256sums.toString());
        try {
            Checksums checksums = Checksums.parse(lines);
            checksums.warnings().forEach(warning -> warn.accept("--sha256sums " + sha256sums + ": " + warning));
            return Optional.of(checksums);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--sha256sums " + sha256sums + ": " + e.getMessage(), e);
        }
    }

    /**
     * Returns the terms of all downloads.
     *
     * @param environment the variables that may name proxies
     * @throws IllegalArgumentException if a variable names none that can be used
     */
    public Terms terms(Map<String, String> environment) {
        Limits limits = new Limits(atMostPerHost, limitRate == null ? Limits.NONE : limitRate,
                maxSize == null ? Limits.NONE : maxSize);
        return Terms.standard().patience(Patience.standard().retries(retries).timeouts(connectTimeout, idleTimeout)).limits(limits)
                .route(new Route(headers, Proxies.of(environment), Optional.ofNullable(cacert).map(Path::toAbsolutePath)))
                .resume(!noResume).overwrite(overwrite).fsync(fsync);
    }

    /** Returns the options as arguments again, for another JVM; not what to download, nor where to. */
    public List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--at-most", String.valueOf(atMost), "--at-most-per-host",
                String.valueOf(atMostPerHost), "--retries", String.valueOf(retries), "--connect-timeout",
                Durations.written(connectTimeout), "--idle-timeout", Durations.written(idleTimeout)));
        if (limitRate != null) {
            arguments.addAll(List.of("--limit-rate", String.valueOf(limitRate)));
        }
        if (maxSize != null) {
            arguments.addAll(List.of("--max-size", String.valueOf(maxSize)));
        }
        headers.forEach(header -> arguments.addAll(List.of("--header", header.name() + ": " + header.value())));
        if (sha256sums != null) {
            arguments.addAll(List.of("--sha256sums", sha256sums.toAbsolutePath().toString()));
        }
        if (cacert != null) {
            arguments.addAll(List.of("--cacert", cacert.toAbsolutePath().toString()));
        }
        if (noResume) {
            arguments.add("--no-resume");
        }
        if (overwrite) {
            arguments.add("--overwrite");
        }
        if (fsync) {
            arguments.add("--fsync");
        }
        return arguments;
    }

    /** Returns the directory that was named. */
    public Optional<Path> to() {
        return Optional.ofNullable(to);
    }

    /** Returns how many may be in flight at once. */
    public int atMost() {
        return atMost;
    }

    /** Returns how many may be in flight at once if all come from one host, as the embedded origin's do. */
    public int atMostFromOne() {
        return Math.min(atMost, atMostPerHost);
    }

    /** Returns whether nothing is to be downloaded, only said what would be. */
    public boolean dryRun() {
        return dryRun;
    }

    /** Returns whether nothing but errors is to be said on standard error. */
    public boolean quiet() {
        return quiet;
    }

    /** Returns the embedded origin's files, scaled. */
    public List<OriginFile> originFiles() {
        return OriginFile.standard(scale);
    }
}
