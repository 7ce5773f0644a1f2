package brigade.common.cli;

import brigade.common.download.DownloadSpec;
import brigade.common.download.Fetch;
import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import brigade.common.text.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar for each download in flight, and one for all, below the lines. How far a download is, the disk says: its part's length; no model
 * reports on itself. The library draws a bar; here is only where the bars stand.
 */
final class ProgressBars implements Progress {
    private static final int MOST_BARS = 16;
    private static final String GOES_ON = DownloadSpec.NOTES + DownloadSpec.GOES_ON;
    private static final long UNKNOWN = -1;
    private static final long KIB = 1 << 10;
    private static final long MIB = 1 << 20;
    private static final long LARGE = 100 * MIB;

    private final PrintStream terminal;
    private final int width;
    private final ProgressBarStyle style;
    private final Map<String, Path> parts = new HashMap<>();
    private final Map<String, Bar> bars = new LinkedHashMap<>();
    private final int all;
    private final Optional<ProgressBar> total;
    private final long startedNanos = System.nanoTime();
    private volatile String totalRow = "";
    private final Map<String, Long> leftovers = new HashMap<>();
    private long savedBytes;
    private long notFetched;
    private int ended;
    private int rows;

    ProgressBars(List<Fetch> files, PrintStream terminal, int width, boolean colours) {
        this.terminal = terminal;
        this.width = width;
        this.style = colours ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.UNICODE_BLOCK;
        files.forEach(file -> parts.put(file.name(), file.part()));
        this.all = files.size();
        this.total = all == 1 ? Optional.empty()
                : Optional.of(builder("total", all).setUnit(" files", 1)
                        .setConsumer(new DelegatingProgressBarConsumer(text -> totalRow = text, width)).build());
    }

    private ProgressBarBuilder builder(String name, long most) {
        return new ProgressBarBuilder().setTaskName(abbreviated(name)).setInitialMax(most).setStyle(style)
                .setUpdateIntervalMillis(Integer.MAX_VALUE).continuousUpdate();
    }

    @Override
    public void on(Event event) {
        String name = event.actor().name();
        if (event.phase() == Phase.STARTED) {
            bars.put(name, new Bar(name, UNKNOWN, 0));
        } else if (event.phase() == Phase.NOTED && event.detail().startsWith(DownloadSpec.EXPECTS)) {
            long from = leftovers.getOrDefault(name, 0L);
            close(bars.replace(name, new Bar(name, Long.parseLong(event.detail().substring(DownloadSpec.EXPECTS.length())), from)));
        } else if (event.phase() == Phase.NOTED && event.detail().startsWith(GOES_ON)) {
            leftovers.put(name, Long.parseLong(event.detail().substring(GOES_ON.length())));
        } else if (event.phase() == Phase.NOTED && event.detail().startsWith(DownloadSpec.SAVED)) {
            savedBytes += Long.parseLong(event.detail().substring(DownloadSpec.SAVED.length()).replaceFirst(" .*", ""));
        } else if (event.phase().ends()) {
            ended++;
            notFetched += leftovers.getOrDefault(name, 0L);
            leftovers.remove(name);
            close(bars.remove(name));
        }
    }

    private static void close(@Nullable Bar bar) {
        if (bar != null) {
            bar.drawn.close();
        }
    }

    /** One file's bar. The library draws on its own thread, too. */
    private final class Bar {
        private final ProgressBar drawn;
        private volatile String row = "";

        Bar(String name, long bytes, long from) {
            boolean large = bytes >= LARGE;
            drawn = builder(name, bytes).setUnit(large ? " MiB" : " KiB", large ? MIB : KIB).showSpeed(new DecimalFormat("0.0"))
                    .startsFrom(from, Duration.ZERO)
                    .setConsumer(new DelegatingProgressBarConsumer(text -> row = text, width)).build();
        }

        String row(long bytes) {
            drawn.stepTo(bytes);
            drawn.refresh();
            return row;
        }
    }

    /** Returns the name, short enough that the bar keeps to one row; the width of every letter counts as two. */
    private String abbreviated(String full) {
        String name = Printable.line(full);
        int most = Math.max(1, width / 6);
        return name.codePointCount(0, name.length()) <= most ? name : name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
    }

    @Override
    public void draw() {
        erase();
        StringBuilder screen = new StringBuilder();
        long bytes = savedBytes - notFetched - leftovers.values().stream().mapToLong(Long::longValue).sum();
        for (Map.Entry<String, Bar> entry : bars.entrySet()) {
            long part = length(parts.get(entry.getKey()));
            bytes += part;
            if (rows < MOST_BARS) {
                screen.append(entry.getValue().row(part)).append('\n');
                rows++;
            }
        }
        if (total.isPresent() && ended < all) {
            screen.append(totalRow(total.get(), bytes)).append('\n');
            rows++;
        }
        terminal.print(screen);
        terminal.flush();
    }

    private String totalRow(ProgressBar bar, long bytes) {
        double seconds = (System.nanoTime() - startedNanos) / 1e9;
        bar.setExtraMessage(String.format(Locale.ROOT, " %.1f MiB/s", Math.max(0, bytes) / seconds / MIB));
        bar.stepTo(ended);
        bar.refresh();
        return totalRow;
    }

    private static long length(@Nullable Path part) {
        try {
            return part == null ? 0 : Files.size(part);
        } catch (IOException _) {
            return 0; // It is not there yet, or not any more.
        }
    }

    @Override
    public void erase() {
        if (rows > 0) {
            terminal.printf("\r\u001b[%dA\u001b[J", rows); // to the first column, up, and erase to the end of the screen
            terminal.flush();
            rows = 0;
        }
    }
}
