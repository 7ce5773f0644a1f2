package brigade.compare.page;

import brigade.compare.page.PageModel.Named;
import brigade.compare.run.Setup;
import brigade.compare.screen.Amounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A page in one file: text, timelines and sources are in it without a script, and its policy lets it load and send nothing at all.
 */
public final class ReportPage {
    /** What begins the element in which the figures ride; {@link ReportReader} looks for it. */
    static final String FIGURES = "<script type=\"application/json\" class=\"figures-json\">";
    private static final int MOST_IN_LEGEND = 8;
    private static final int DAY = 10;

    private final PageModel page;

    /** Prepares the page. */
    public ReportPage(PageModel page) {
        this.page = page;
    }

    /** Returns the page. */
    public String html() {
        Markup body = new Markup();
        Chart chart = new Chart(page);
        header(body);
        toolbar(body);
        legend(body);
        body.close("div");
        body.open("main");
        chart.draw(body);
        body.open("aside", "id", "step", "class", "step", "hidden", "", "aria-live", "polite", "aria-label", "The chosen step")
                .close("aside");
        new FiguresSection(page).write(body);
        new SourcesSection(page).write(body);
        setup(body);
        body.close("main");
        body.open("footer").text("Written by ").element("code", "./brigade compare " + page.scenario() + " --html")
                .text(". The figures with all events are inside: ").element("code", "./brigade compare --import")
                .text(" reads this file.").close("footer");
        return document(body.toString(), new PageData(page, chart.bars()).json());
    }

    private String document(String body, String data) {
        String script = resource("report.js");
        Markup head = new Markup();
        head.open("meta", "charset", "utf-8");
        head.open("meta", "http-equiv", "Content-Security-Policy", "content", "default-src 'none'; style-src 'unsafe-inline'; "
                + "script-src 'sha256-" + sha256(script) + "'; img-src data:; base-uri 'none'; form-action 'none'");
        head.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        head.open("meta", "name", "color-scheme", "content", "light dark");
        head.open("meta", "name", "referrer", "content", "no-referrer");
        head.element("title", page.scenario() + " · Brigade");
        StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n");
        html.append(head).append("\n<style>\n").append(resource("report.css")).append("</style>\n</head>\n<body>\n").append(body);
        html.append("\n<script type=\"application/json\" id=\"data\">").append(Markup.json(data)).append("</script>\n");
        for (Named set : page.sets()) {
            html.append(FIGURES).append(Markup.json(set.comparison().json().toString())).append("</script>\n");
        }
        return html.append("<script>").append(script).append("</script>\n</body>\n</html>\n").toString();
    }

    private void header(Markup out) {
        out.open("header", "class", "top").open("p", "class", "brand").text("Brigade").close("p");
        out.element("h1", page.scenario()).open("p", "class", "tag").text(tag()).close("p");
        if (!page.guide().kitchen().isEmpty()) {
            out.open("p", "class", "story");
            Prose.add(page.guide().kitchen(), out);
            out.close("p").open("details", "class", "terms").element("summary", "In the field's terms").open("p");
            Prose.add(page.guide().field(), out);
            out.close("p").close("details");
        }
        out.close("header");
    }

    private String tag() {
        long models = page.entries().stream().map(entry -> entry.run().model()).distinct().count();
        List<String> parts = new ArrayList<>(List.of(models == 1 ? "one model" : models + " models, one clock"));
        Double critical = page.criticalPathMillis();
        Double sequential = page.sequentialMillis();
        if (critical != null) {
            parts.add("critical path " + Amounts.time(critical));
        }
        if (sequential != null) {
            parts.add("sequential " + Amounts.time(sequential));
        }
        page.sets().getFirst().setup()
                .ifPresent(setup -> parts.add(setup.date().substring(0, Math.min(DAY, setup.date().length()))));
        return String.join(" · ", parts);
    }

    /** Opens the bar with the clock's buttons. */
    static void toolbar(Markup out) {
        out.open("div", "class", "bar-top", "role", "toolbar", "aria-label", "The clock").open("div", "class", "controls", "hidden",
                "");
        out.element("button", "Play", "id", "play", "class", "play", "type", "button");
        out.element("output", "", "id", "time", "class", "time", "aria-live", "off");
        out.open("label", "class", "speed").element("span", "speed").open("select", "id", "speed");
        for (String speed : List.of("0.25", "0.5", "1", "2", "4", "10")) {
            String words = speed + "×";
            if (speed.equals("1")) {
                out.element("option", words, "value", speed, "selected", "");
            } else {
                out.element("option", words, "value", speed);
            }
        }
        out.close("select").close("label").open("span", "class", "zoom", "role", "group", "aria-label", "Zoom");
        out.element("button", "−", "id", "zoom-out", "type", "button", "aria-label", "Zoom out");
        out.element("button", "+", "id", "zoom-in", "type", "button", "aria-label", "Zoom in");
        out.element("button", "all", "id", "zoom-all", "type", "button", "aria-label", "Show all").close("span").close("div");
    }

    private void legend(Markup out) {
        List<String> actors = page.actors();
        out.open("ul", "class", "legend");
        for (int i = 0; i < actors.size() && actors.size() <= MOST_IN_LEGEND; i++) {
            out.element("li", actors.get(i), "class", "h" + i);
        }
        if (page.entries().stream().flatMap(entry -> entry.run().events().stream()).anyMatch(e -> e.phase().equals("FAILED"))) {
            out.element("li", "failed", "class", "failed");
        }
        if (page.entries().stream().flatMap(entry -> entry.run().events().stream()).anyMatch(e -> e.phase().equals("CANCELLED"))) {
            out.element("li", "cancelled", "class", "cancelled");
        }
        out.close("ul");
    }

    private void setup(Markup out) {
        out.open("section", "class", "setup", "aria-labelledby", "setup-title").element("h2", "What this ran on", "id",
                "setup-title");
        for (Named set : page.sets()) {
            if (!set.name().isEmpty()) {
                out.element("h3", set.name());
            }
            out.open("dl");
            set.setup().ifPresentOrElse(setup -> terms(setup, out), () -> term("Machine", "not noted in these figures", out));
            out.close("dl");
        }
        out.close("section");
    }

    private static void terms(Setup setup, Markup out) {
        term("Date", setup.date(), out);
        term("Processor", (setup.processor().isEmpty() ? "" : setup.processor() + ", ") + setup.cores()
                + (setup.cores() == 1 ? " core" : " cores"), out);
        if (setup.memoryBytes() > 0) {
            term("Memory", Amounts.bytes(setup.memoryBytes()), out);
        }
        term("System", setup.machine(), out);
        term("Java", setup.jdk(), out);
        term("Command", "./brigade " + String.join(" ", setup.options()), out);
        term("Options and limits in force", setup.limits().isEmpty() ? "not noted" : String.join("  ", setup.limits()), out);
    }

    private static void term(String name, String text, Markup out) {
        out.open("div").element("dt", name).element("dd", text).close("div");
    }

    /** Returns a file that stands beside this class. */
    static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the checksum by which a policy knows a script. */
    static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java has it.
        }
    }
}
