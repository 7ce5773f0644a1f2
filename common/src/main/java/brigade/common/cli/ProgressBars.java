package brigade.common.cli;

import brigade.common.download.DownloadSpec;
import brigade.common.download.Fetch;
import brigade.common.journal.Event;
import brigade.common.journal.Phase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar for each download in flight, below the lines. How far a download is, the disk says: its part's length; no model
 * reports on itself. The library draws a bar; here is only where the bars stand.
 */
final class ProgressBars implements Progress {
    private static final int MOST_BARS = 16;
    private static final long UNKNOWN = -1;
    private static final long KIB = 1 << 10;
    private static final long MIB = 1 << 20;
    private static final long LARGE = 100 * MIB;

    private final PrintStream terminal;
    private final int width;
    private final ProgressBarStyle style;
    private final Map<String, Path> parts = new HashMap<>();
    private final Map<String, Bar> bars = new LinkedHashMap<>();
    private int rows;

    ProgressBars(List<Fetch> files, PrintStream terminal, int width, boolean colours) {
        this.terminal = terminal;
        this.width = width;
        this.style = colours ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.UNICODE_BLOCK;
        files.forEach(file -> parts.put(file.name(), file.part()));
    }

    @Override
    public void on(Event event) {
        String name = event.actor().name();
        if (event.phase() == Phase.STARTED) {
            bars.put(name, new Bar(name, UNKNOWN));
        } else if (event.phase() == Phase.NOTED && event.detail().startsWith(DownloadSpec.EXPECTS)) {
            close(bars.replace(name, new Bar(name, Long.parseLong(event.detail().substring(DownloadSpec.EXPECTS.length())))));
        } else if (event.phase().ends()) {
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

        Bar(String name, long bytes) {
            boolean large = bytes >= LARGE;
            drawn = new ProgressBarBuilder().setTaskName(abbreviated(name)).setInitialMax(bytes).setStyle(style)
                    .setUnit(large ? " MiB" : " KiB", large ? MIB : KIB).setUpdateIntervalMillis(Integer.MAX_VALUE)
                    .continuousUpdate()
                    .setConsumer(new DelegatingProgressBarConsumer(text -> row = text, width)).build();
        }

        String row(long bytes) {
            drawn.stepTo(bytes);
            drawn.refresh();
            return row;
        }
    }

    /** Returns the name, short enough that the bar keeps to one row; the width of every letter counts as two. */
    private String abbreviated(String name) {
        int most = Math.max(1, width / 6);
        return name.codePointCount(0, name.length()) <= most ? name : name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
    }

    @Override
    public void draw() {
        erase();
        StringBuilder screen = new StringBuilder();
        for (Map.Entry<String, Bar> entry : bars.entrySet()) {
            if (rows == MOST_BARS) {
                break;
            }
            screen.append(entry.getValue().row(length(parts.get(entry.getKey())))).append('\n');
            rows++;
        }
        terminal.print(screen);
        terminal.flush();
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
