package brigade.compare.page;

import brigade.compare.page.PageModel.Entry;
import brigade.compare.screen.Amounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws the lanes of all runs below one clock: plain SVG, which needs no script. Widths are shares of the page's, so it fits any; text
 * that does not fit a bar is cut off by its bar's edge. For one page.
 */
final class Chart {
    /** The outcome of a run that goes on. */
    static final String COOKING = "cooking";

    private static final int ROW = 26;
    private static final int BAR = 20;
    private static final int PAD = 3;
    private static final double NARROWEST_BAR = 0.006;
    private static final double NOMINAL_PIXELS = 720;
    private static final double CHARACTER_PIXELS = 6.9;
    private static final Pattern NUMBER = Pattern.compile("(?<=\\D)\\d+$");

    private final PageModel page;
    private final Scale scale;
    private final List<Drawn> drawn = new ArrayList<>();

    /** A bar that has been drawn, and the run it is of. */
    record Drawn(Bar bar, Entry entry) {}

    Chart(PageModel page) {
        this.page = page;
        this.scale = page.scale();
    }

    /** Returns the bars in the order in which they were drawn, which is the one that the page numbers them by. */
    List<Drawn> bars() {
        return drawn;
    }

    /** Draws the clock and all runs. */
    void draw(Markup out) {
        out.open("div", "class", "chart", "id", "chart", "data-most", String.valueOf(scale.mostMillis()));
        clock(out);
        out.open("div", "class", "grid", "aria-hidden", "true");
        ticks(out, "line");
        critical(out, "critical");
        out.close("div");
        page.entries().forEach(entry -> run(entry, out));
        out.close("div");
    }

    private void clock(Markup out) {
        out.open("div", "class", "clock").open("div", "class", "axis", "id", "axis", "aria-hidden", "true");
        ticks(out, "tick");
        critical(out, "cap");
        out.close("div").close("div");
    }

    private void ticks(Markup out, String name) {
        List<Double> ticks = scale.ticks();
        for (int i = 0; i < ticks.size(); i++) {
            out.element("span", name.equals("tick") ? scale.words(ticks.get(i)) : "", "class", name + (i % 2 == 1 ? " minor" : ""),
                    "style", "left:" + scale.at(ticks.get(i)));
        }
    }

    private void critical(Markup out, String name) {
        Double millis = page.criticalPathMillis();
        if (millis != null) {
            out.element("span", name.equals("cap") ? "critical path" : "", "class", name, "style", "left:" + scale.at(millis),
                    "data-ms", String.valueOf(millis));
        }
    }

    /** Draws one run. */
    void run(Entry entry, Markup out) {
        boolean cooking = entry.run().outcome().equals(COOKING);
        String outcome = cooking ? "cooking" : entry.run().succeeded() ? "ok" : "bad";
        out.open("section", "class", "model " + outcome, "id", entry.id(), "data-wall", String.valueOf(entry.run().wallMillis()));
        out.open("header").open("h3").element("a", entry.run().model(), "href", "#" + page.scenario() + "/" + entry.id());
        if (!entry.set().isEmpty()) {
            out.element("span", entry.set(), "class", "set");
        }
        out.close("h3").element("p", entry.summary(), "class", "summary").open("p", "class", "result");
        out.element("span", "", "class", "now", "aria-hidden", "true");
        out.element("span", cooking ? "●" : entry.run().succeeded() ? "✓" : "✗", "class", "mark", "aria-label",
                cooking ? "cooking" : entry.run().succeeded() ? "done" : "failed");
        Double wall = entry.run().wallMillis();
        out.text(cooking ? " cooking" : wall == null ? " no result" : " " + Amounts.time(wall));
        out.close("p").close("header");
        if (outcome.equals("bad")) {
            out.element("p", entry.run().outcome(), "class", "reason");
        }
        lanes(entry, out);
        out.close("section");
    }

    /** Draws the lanes of one run. */
    void lanes(Entry entry, Markup out) {
        out.open("div", "class", "lanes", "role", "group", "aria-label", "Lanes of " + entry.run().model());
        for (Lane lane : entry.lanes()) {
            int rows = Math.max(1, lane.rows().size() + lane.folds().size());
            out.open("div", "class", "lane").open("div", "class", "who", "title", lane.worker() + ", " + lane.kind())
                    .element("span", lane.worker(), "class", "name").element("span", lane.kind(), "class", "kind").close("div");
            out.open("svg", "class", "track", "height", String.valueOf(rows * ROW + 2 * PAD - (ROW - BAR)), "width", "100%");
            for (int row = 0; row < lane.rows().size(); row++) {
                row(lane.rows().get(row), PAD + row * ROW, entry, out);
            }
            for (int row = 0; row < lane.folds().size(); row++) {
                fold(lane.folds().get(row), PAD + row * ROW, out);
            }
            out.close("svg").close("div");
        }
        if (entry.lanes().isEmpty()) {
            out.element("p", "no events", "class", "none");
        }
        out.close("div");
    }

    private void row(List<Bar> row, int y, Entry entry, Markup out) {
        Map<String, Boolean> named = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            Bar bar = row.get(i);
            double next = i + 1 < row.size() ? row.get(i + 1).fromMillis() : scale.mostMillis();
            boolean moment = moment(bar);
            boolean repeated = moment && named.put(bar.name(), true) != null;
            bar(bar, y, next, repeated, entry, out);
        }
    }

    private boolean moment(Bar bar) {
        return bar.toMillis() - bar.fromMillis() < NARROWEST_BAR * scale.mostMillis();
    }

    private void bar(Bar bar, int y, double next, boolean unnamed, Entry entry, Markup out) {
        int number = drawn.size();
        drawn.add(new Drawn(bar, entry));
        boolean moment = moment(bar);
        double length = bar.toMillis() - bar.fromMillis();
        String digits = number(bar.name());
        boolean whole = !moment && wide(bar.name()) <= length;
        boolean outside = !whole && !unnamed && wide(bar.name()) <= next - bar.toMillis();
        boolean inside = whole || (!outside && !moment && !digits.isEmpty() && wide(digits) <= length);
        out.open("g", "class",
                "bar h" + bar.hue() + end(bar) + (moment ? " moment" : "") + (inside ? " in" : outside ? " out" : ""),
                "data-b", String.valueOf(number), "data-f", millis(bar.fromMillis()), "data-t", millis(bar.toMillis()),
                "data-g", millis(unnamed ? bar.toMillis() : next));
        out.element("title", prose(bar));
        out.open("svg", "class", "body", "x", scale.at(bar.fromMillis()), "y", String.valueOf(y), "width",
                scale.width(bar.fromMillis(), bar.toMillis()), "height", String.valueOf(BAR));
        out.open("rect", "class", "fill");
        out.open("rect", "class", "edge");
        out.element("text", whole || !inside ? bar.name() : digits, "x", "9", "y", "14.5").close("svg");
        // The script adds what is missing here when another width, or a closer look, asks for it.
        if (moment) {
            out.open("svg", "class", "point", "x", scale.at(bar.fromMillis()), "y", String.valueOf(y), "height",
                    String.valueOf(BAR));
            out.open("path", "d", "M0 4L6 10L0 16L-6 10Z").close("svg");
        }
        if (outside) {
            out.open("svg", "class", "beside", "x", scale.at(bar.toMillis()), "y", String.valueOf(y), "width",
                    scale.width(bar.toMillis(), next), "height", String.valueOf(BAR));
            out.element("text", bar.name(), "x", moment ? "9" : "5", "y", "14.5").close("svg");
        }
        out.close("g");
    }

    /** Returns how long a bar must be for a text to fit into it, on a page of usual width. */
    private double wide(String text) {
        return (text.length() * CHARACTER_PIXELS + 16) / NOMINAL_PIXELS * scale.mostMillis();
    }

    /** Returns the number at the end of a name, which says the most of it: "12" of "order-12". */
    private static String number(String name) {
        Matcher number = NUMBER.matcher(name);
        return number.find() ? number.group() : "";
    }

    private static String end(Bar bar) {
        return switch (bar.end()) {
            case FINISHED -> bar.elsewhere() ? " elsewhere" : "";
            case FAILED -> " failed";
            case CANCELLED -> " cancelled";
            case STARTED, NOTED -> " open";
        };
    }

    private static String millis(double millis) {
        return millis == Math.rint(millis) ? String.valueOf((long) millis) : String.valueOf(millis);
    }

    /** Says a bar in a sentence, for pointers that rest on it and for readers that cannot see it. */
    private static String prose(Bar bar) {
        return bar.actor() + ": " + bar.step() + ", " + Amounts.time(bar.fromMillis()) + " to " + Amounts.time(bar.toMillis())
                + ", "
                + bar.outcome() + ", on " + bar.worker();
    }

    private void fold(Lane.Fold fold, int y, Markup out) {
        out.open("g", "class", "fold h" + fold.hue());
        out.element("title", fold.count() + " × " + fold.name() + ": started from " + Amounts.time(fold.starts().least()) + " to "
                + Amounts.time(fold.starts().most()) + ", median " + Amounts.time(fold.starts().median()) + "; ended from "
                + Amounts.time(fold.ends().least()) + " to " + Amounts.time(fold.ends().most()) + ", median "
                + Amounts.time(fold.ends().median()));
        stretch("band", fold.starts().least(), fold.ends().most(), y + 6, BAR - 12, out);
        stretch("fill", fold.starts().median(), Math.max(fold.ends().median(), fold.starts().median()), y, BAR, out);
        out.open("svg", "class", "label", "x", scale.at(fold.starts().median()), "y", String.valueOf(y), "height",
                String.valueOf(BAR));
        out.element("text", fold.count() + " × " + fold.name(), "x", "9", "y", "14.5").close("svg").close("g");
    }

    private void stretch(String name, double from, double to, int y, int height, Markup out) {
        out.open("rect", "class", name, "x", scale.at(from), "width", scale.width(from, to), "y", String.valueOf(y), "height",
                String.valueOf(height), "rx", "3", "data-f", millis(from), "data-t", millis(to));
    }
}
