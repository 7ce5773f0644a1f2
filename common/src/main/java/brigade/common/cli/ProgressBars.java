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
    private static final long MIB = 1 << 20;

    private final PrintStream terminal;
    private final int width;
    private final ProgressBarStyle style;
    private final Map<String, Path> parts = new HashMap<>();
    private final Map<String, ProgressBar> bars = new LinkedHashMap<>();
    private final StringBuilder drawn = new StringBuilder();
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
            bars.put(name, bar(name));
        } else if (event.phase() == Phase.NOTED && event.detail().startsWith(DownloadSpec.EXPECTS)) {
            ProgressBar bar = bars.get(name);
            if (bar != null) {
                bar.maxHint(Long.parseLong(event.detail().substring(DownloadSpec.EXPECTS.length())));
            }
        } else if (event.phase().ends()) {
            ProgressBar bar = bars.remove(name);
            if (bar != null) {
                bar.close();
            }
        }
    }

    private ProgressBar bar(String name) {
        return new ProgressBarBuilder().setTaskName(name).setInitialMax(-1).setStyle(style)
                .setUnit(" MiB", MIB).showSpeed().setUpdateIntervalMillis(Integer.MAX_VALUE)
                .setConsumer(new DelegatingProgressBarConsumer(text -> {
                    drawn.setLength(0);
                    drawn.append(text);
                }, width)).build();
    }

    @Override
    public void draw() {
        erase();
        StringBuilder screen = new StringBuilder();
        for (Map.Entry<String, ProgressBar> entry : bars.entrySet()) {
            if (rows == MOST_BARS) {
                break;
            }
            entry.getValue().stepTo(length(parts.get(entry.getKey())));
            entry.getValue().refresh();
            screen.append(drawn).append('\n');
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
            terminal.printf("\u001b[%dA\u001b[J", rows); // up, and erase to the end of the screen
            terminal.flush();
            rows = 0;
        }
    }
}
