package brigade.compare.page;

import brigade.common.json.Json;
import brigade.common.model.ModelProvider;
import brigade.compare.run.Comparison;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The report's view for runs that go on: the page that holds it, and its parts, anew each time something has happened. */
public final class LiveChart {

    private LiveChart() {}

    /**
     * Returns the chart as JSON: its markup, what the script knows of its bars, and how long its clock is.
     *
     * @param most how long the clock is at least
     */
    public static ObjectNode of(Comparison comparison, List<ModelProvider> models, double most) {
        PageModel page = PageModel.growing(comparison, models, most);
        Chart chart = new Chart(page);
        Markup sections = new Markup();
        page.entries().forEach(entry -> chart.run(entry, sections));
        ObjectNode json = Json.mapper().createObjectNode().put("html", sections.toString()).put("most", page.scale().mostMillis());
        json.set("data", new PageData(page, chart.bars()).bars());
        return json;
    }

    /** Returns the table of figures. */
    public static String figures(Comparison comparison, List<ModelProvider> models) {
        Markup out = new Markup();
        new FiguresSection(PageModel.growing(comparison, models, 0)).write(out);
        return out.toString();
    }

    /**
     * Returns the live page.
     *
     * @param form the scenarios with their options, and the models
     */
    public static String page(ObjectNode form) {
        String report = ReportPage.resource("report.js");
        String live = ReportPage.resource("live.js");
        Markup head = new Markup();
        head.open("meta", "charset", "utf-8").open("meta", "http-equiv", "Content-Security-Policy", "content",
                "default-src 'none'; style-src 'unsafe-inline'; connect-src 'self'; script-src 'sha256-" + ReportPage.sha256(report)
                        + "' 'sha256-" + ReportPage.sha256(live) + "'; img-src data:; base-uri 'none'; form-action 'none'");
        head.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        head.open("meta", "name", "color-scheme", "content", "light dark").element("title", "Brigade");
        Markup body = new Markup();
        body.open("header", "class", "top").element("p", "Brigade", "class", "brand").element("h1", "Show")
                .element("p", "Choose, cook, and look: each model in a JVM of its own, on this machine.", "class", "tag")
                .close("header");
        body.open("noscript").element("p", "This page needs JavaScript; ./brigade compare does not.").close("noscript");
        body.open("form", "id", "wish", "class", "wish").close("form");
        body.open("p", "id", "news", "class", "news", "role", "status").close("p");
        ReportPage.toolbar(body);
        body.close("div").open("main");
        new Chart(PageModel.empty()).draw(body);
        body.open("aside", "id", "step", "class", "step", "hidden", "", "aria-live", "polite", "aria-label", "The chosen step")
                .close("aside").open("div", "id", "figures").close("div").close("main");
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n" + head + "\n<style>\n" + ReportPage.resource("report.css")
                + ReportPage.resource("live.css") + "</style>\n</head>\n<body class=\"live\">\n" + body
                + "\n<script type=\"application/json\" id=\"data\">{\"scenario\":\"\",\"bars\":[],\"rules\":{},\"pitfalls\":{},\"pairs\":{}}</script>\n"
                + "<script type=\"application/json\" id=\"form\">" + Markup.json(form.toString()) + "</script>\n<script>" + report
                + "</script>\n<script>" + live + "</script>\n</body>\n</html>\n";
    }
}
