package brigade.compare.page;

import brigade.common.journal.Phase;
import brigade.compare.page.PageModel.Entry;
import brigade.compare.run.Setup;
import brigade.compare.screen.Amounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The timelines of all runs below one clock as one SVG, to be looked at and shared: no script, nothing from elsewhere, light or dark as
 * its viewer likes it. 880 pixels wide, which is what a README has. Immutable.
 */
public final class Picture {
    private static final int WIDTH = 880;
    private static final int WORKERS = 154;
    private static final int TRACK = 276;
    private static final int TRACK_END = 800;
    private static final int TOP = 74;
    private static final int ROW = 22;
    private static final int BAR = 17;
    private static final int GAP = 11;
    private static final int FOOT = 34;
    private static final int SIGNS = 22;
    private static final int NARROWEST = 5;
    private static final double CHARACTER = 6.2;
    private static final int LONGEST_WORKER = 19;
    /** What the JDK and Vert.x begin the names of their threads with. */
    private static final Pattern POOL = Pattern.compile("^(?:ForkJoinPool\\.|vert\\.x-)");
    private static final String STYLE = """
            svg{--ink:#1b1d21;--soft:#61656d;--line:#e5e2da;--paper:#fbfaf7;--bad:#c8372d;--accent:#3b63c4;--fl:.89;--fc:.062;--el:.6;--ec:.14;--tl:.3;--tc:.07}
            @media(prefers-color-scheme:dark){svg{--ink:#e8e6e1;--soft:#a3a7af;--line:#2a2e35;--paper:#131519;--bad:#e5695f;--accent:#8fb0ff;--fl:.41;--fc:.085;--el:.75;--ec:.13;--tl:.93;--tc:.03}}
            text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;fill:var(--ink)}
            .h{font-size:17px;font-weight:650}.s{fill:var(--soft);font-size:11px}.m{font-weight:600}.e{text-anchor:end}.c{text-anchor:middle}.a{fill:var(--accent)}
            .l{stroke:var(--line)}.k{stroke:var(--accent);stroke-dasharray:3 3}.h0{--u:255}.h1{--u:65}.h2{--u:152}.h3{--u:355}.h4{--u:300}.h5{--u:200}.h6{--u:35}.h7{--u:110}
            .f{fill:oklch(var(--fl) var(--fc) var(--u))}.g{fill:oklch(var(--el) var(--ec) var(--u))}.t{fill:oklch(var(--tl) var(--tc) var(--u));font-weight:500;font-size:11px}
            .x{fill:var(--bad)}.d{fill:var(--soft)}.xt{fill:#fff;font-size:11px}.o{fill:none;stroke:var(--soft);stroke-dasharray:4 3}
            """;

    private final PageModel page;

    /** Draws that page's runs. */
    public Picture(PageModel page) {
        this.page = page;
    }

    /** Returns the picture. */
    public String svg() {
        int height = TOP + FOOT + (signs().isEmpty() ? 0 : SIGNS);
        for (Entry entry : page.entries()) {
            height += rows(entry) * ROW + GAP;
        }
        Markup out = new Markup();
        out.open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + WIDTH + " " + height, "width",
                String.valueOf(WIDTH),
                "height", String.valueOf(height), "role", "img", "aria-label", label());
        out.open("style").raw(STYLE).close("style");
        out.open("rect", "width", "100%", "height", "100%", "style", "fill:var(--paper)");
        text(out, 16, 26, "h", title());
        legend(out);
        axis(out, height - FOOT - (signs().isEmpty() ? 0 : SIGNS) + 4);
        int y = TOP;
        for (Entry entry : page.entries()) {
            y = run(entry, y, out);
        }
        text(out, 16, height - 12, "s", foot());
        signs(height - FOOT - 6, out);
        return out.close("svg").toString() + "\n";
    }

    private String title() {
        return page.scenario().substring(0, 1).toUpperCase(Locale.ROOT) + page.scenario().substring(1) + ": "
                + page.entries().size() + " models on one clock";
    }

    private String label() {
        return "Timelines of " + page.scenario() + ": " + String.join("; ", page.entries().stream()
                .map(entry -> entry.run().model() + " " + wall(entry)).toList());
    }

    private static String wall(Entry entry) {
        Double wall = entry.run().wallMillis();
        return !entry.run().succeeded() || wall == null ? entry.run().outcome() : Amounts.time(wall);
    }

    private String foot() {
        Optional<Setup> setup = page.sets().stream().findFirst().flatMap(set -> set.setup());
        return "./brigade compare " + page.scenario()
                + setup.map(known -> " · " + known.date().substring(0, Math.min(10, known.date().length()))
                        + " · " + known.cores() + " cores · JDK " + known.jdk().split("[+ ]", 2)[0]).orElse("")
                + " · each model in a fresh JVM; times are wall time";
    }

    private void legend(Markup out) {
        double x = WIDTH - 16;
        List<String> actors = page.actors().stream().limit(6).toList();
        for (int i = actors.size() - 1; i >= 0; i--) {
            x -= actors.get(i).length() * CHARACTER + 6;
            text(out, x, 26, "s", actors.get(i));
            x -= 15;
            out.open("g", "class", "h" + i % 8);
            rect(out, "f", x, 16, 11, 11);
            rect(out, "g", x, 16, 3, 11);
            out.close("g");
            x -= 12;
        }
    }

    /** What the eye may not know by itself, as far as it is in the picture. */
    private enum Sign {
        SHORT("too short for a bar"), FAILED("failed"), CANCELLED("cancelled");

        private final String words;

        Sign(String words) {
            this.words = words;
        }
    }

    private Set<Sign> signs() {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        page.entries().stream().flatMap(entry -> entry.lanes().stream()).flatMap(lane -> lane.rows().stream()).flatMap(List::stream)
                .forEach(bar -> {
                    if (isShort(bar)) {
                        signs.add(Sign.SHORT);
                    }
                    if (bar.end() == Phase.FAILED) {
                        signs.add(Sign.FAILED);
                    } else if (bar.end() == Phase.CANCELLED) {
                        signs.add(Sign.CANCELLED);
                    }
                });
        return signs;
    }

    private void signs(double y, Markup out) {
        double x = 16;
        for (Sign sign : signs()) {
            switch (sign) {
                case SHORT -> diamond(out, "d", x + 5, y - 9);
                case FAILED -> rect(out, "x", x, y - 9, 11, 11);
                case CANCELLED -> rect(out, "o", x, y - 9, 11, 11);
            }
            text(out, x + 16, y, "s", sign.words);
            x += 34 + sign.words.length() * CHARACTER;
        }
    }

    private void axis(Markup out, int bottom) {
        for (double tick : page.scale().ticks()) {
            line(out, "l", at(tick), bottom);
            text(out, at(tick), TOP - 14, "s c", page.scale().words(tick));
        }
        Double critical = page.criticalPathMillis();
        if (critical != null) {
            line(out, "k", at(critical), bottom);
            text(out, at(critical), TOP - 27, "s a c", "critical path");
        }
    }

    private int run(Entry entry, int top, Markup out) {
        int y = top;
        text(out, 16, y + 13, "m", entry.run().model());
        if (!entry.set().isEmpty()) {
            text(out, 16, y + 13 + ROW, "s", entry.set());
        }
        text(out, WIDTH - 16, y + 13, entry.run().succeeded() ? "e" : "e x", wall(entry));
        for (Lane lane : entry.lanes()) {
            text(out, WORKERS, y + 13, "s", shortened(lane));
            for (List<Bar> row : lane.rows()) {
                for (int i = 0; i < row.size(); i++) {
                    bar(row.get(i), i + 1 < row.size() ? at(row.get(i + 1).fromMillis()) : TRACK_END, y, out);
                }
                y += ROW;
            }
            for (Lane.Fold fold : lane.folds()) {
                fold(fold, y, out);
                y += ROW;
            }
        }
        y = Math.max(y, top + least(entry) * ROW);
        out.open("line", "class", "l", "x1", "16", "x2", String.valueOf(WIDTH - 16), "y1", String.valueOf(y + GAP / 2 - 2), "y2",
                String.valueOf(y + GAP / 2 - 2));
        return y + GAP;
    }

    private void bar(Bar bar, double next, int y, Markup out) {
        double from = at(bar.fromMillis());
        double width = at(bar.toMillis()) - from;
        boolean failed = bar.end() == Phase.FAILED;
        out.open("g", "class", "h" + bar.hue());
        if (isShort(bar)) {
            diamond(out, failed ? "x" : bar.end() == Phase.CANCELLED ? "o" : "g", from, y + 3);
        } else {
            rect(out, failed ? "x" : bar.end() == Phase.CANCELLED ? "o" : "f", from, y, width, BAR);
            if (!failed && bar.end() != Phase.CANCELLED) {
                rect(out, "g", from, y, 3, BAR);
            }
        }
        double wide = bar.name().length() * CHARACTER + 10;
        if (wide <= width) {
            text(out, from + 8, y + 12.5, failed ? "xt" : "t", bar.name());
        } else if (wide <= next - from - width) {
            text(out, from + width + 6, y + 12.5, "s", bar.name());
        }
        out.close("g");
    }

    private boolean isShort(Bar bar) {
        return at(bar.toMillis()) - at(bar.fromMillis()) < NARROWEST;
    }

    private static void diamond(Markup out, String name, double x, double y) {
        out.open("path", "class", name, "d", String.format(Locale.ROOT, "M%.1f %.0fl5 5l-5 5l-5-5z", x, y));
    }

    private void fold(Lane.Fold fold, int y, Markup out) {
        out.open("g", "class", "h" + fold.hue());
        rect(out, "f", at(fold.starts().least()), y, Math.max(NARROWEST, at(fold.ends().most()) - at(fold.starts().least())), BAR);
        rect(out, "g", at(fold.starts().least()), y, 3, BAR);
        text(out, at(fold.starts().least()) + 8, y + 12.5, "t", fold.count() + " × " + fold.name());
        out.close("g");
    }

    private static int least(Entry entry) {
        return entry.set().isEmpty() ? 1 : 2;
    }

    private static int rows(Entry entry) {
        return Math.max(least(entry), entry.lanes().stream().mapToInt(lane -> lane.rows().size() + lane.folds().size()).sum());
    }

    /** Of several processes, which one; of a thread, what tells it from its neighbours. */
    private static String shortened(Lane lane) {
        String worker = lane.kind().startsWith("pid ") ? lane.kind() + ", " + lane.worker()
                : POOL.matcher(lane.worker()).replaceFirst("");
        return worker.length() <= LONGEST_WORKER ? worker : worker.substring(0, LONGEST_WORKER - 1) + "…";
    }

    private double at(double millis) {
        return TRACK + millis / page.scale().mostMillis() * (TRACK_END - TRACK);
    }

    private static void text(Markup out, double x, double y, String name, String text) {
        out.element("text", text, "x", number(x), "y", number(y), "class", name);
    }

    private static void rect(Markup out, String name, double x, double y, double width, double height) {
        out.open("rect", "class", name, "x", number(x), "y", number(y), "width", number(width), "height", number(height), "rx",
                "2");
    }

    private static void line(Markup out, String name, double x, int bottom) {
        out.open("line", "class", name, "x1", number(x), "x2", number(x), "y1", String.valueOf(TOP - 8), "y2",
                String.valueOf(bottom));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
