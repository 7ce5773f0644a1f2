package brigade.compare.page;

import brigade.compare.diff.Source;
import java.util.List;

/** The models' sources: what differs in words, any two side by side, and each alone. The script lays the pairs out; the lines are here. */
final class SourcesSection {
    private final PageModel page;

    SourcesSection(PageModel page) {
        this.page = page;
    }

    void write(Markup out) {
        out.open("section", "class", "sources", "aria-labelledby", "sources-title");
        out.element("h2", "The code beside it", "id", "sources-title");
        pair(out);
        differences(out);
        page.sources().forEach(source -> source(source, out));
        out.close("section");
    }

    private void pair(Markup out) {
        if (page.sources().size() < 2) {
            return;
        }
        out.open("div", "class", "pair", "id", "pair", "hidden", "").open("div", "class", "choose");
        select("left", 0, out);
        out.element("span", "beside", "class", "beside-word");
        select("right", page.sources().size() > 5 ? 5 : 1, out);
        out.element("output", "", "id", "pair-count", "class", "count").close("div");
        out.open("dl", "class", "lesson", "id", "lesson").close("dl");
        out.open("div", "class", "diff", "id", "diff", "role", "table", "aria-label", "Two sources side by side").close("div");
        out.close("div");
    }

    private void select(String id, int chosen, Markup out) {
        out.open("label").element("span", id, "class", "sr").open("select", "id", id);
        List<Source> sources = page.sources();
        for (int i = 0; i < sources.size(); i++) {
            String model = sources.get(i).model();
            if (i == chosen) {
                out.element("option", model, "value", model, "selected", "");
            } else {
                out.element("option", model, "value", model);
            }
        }
        out.close("select").close("label");
    }

    private void differences(Markup out) {
        ScenarioGuide guide = page.guide();
        List<String> models = page.entries().stream().map(entry -> entry.run().model()).distinct()
                .filter(model -> !guide.answersFor(model).isEmpty()).toList();
        if (models.isEmpty()) {
            return;
        }
        out.open("details", "class", "differs", "open", "").element("summary", "What differs");
        out.open("table", "id", "differs").open("thead").open("tr").element("th", "model", "scope", "col");
        for (String question : guide.questions()) {
            out.open("th", "scope", "col");
            Prose.add(question, out);
            out.close("th");
        }
        out.close("tr").close("thead").open("tbody");
        for (String model : models) {
            out.open("tr", "data-model", model).element("th", model, "scope", "row");
            List<String> cells = guide.answersFor(model);
            for (int i = 0; i < cells.size(); i++) {
                out.open("td", "data-head", i < guide.questions().size() ? guide.questions().get(i).replace("`", "") : "");
                Prose.add(cells.get(i), out);
                out.close("td");
            }
            out.close("tr");
        }
        out.close("tbody").close("table").close("details");
    }

    private static void source(Source source, Markup out) {
        out.open("details", "class", "source", "id", "source/" + source.model(), "data-model", source.model());
        out.open("summary").element("span", source.model(), "class", "name").text(" ")
                .element("span", source.file() + ", " + source.lines().size() + " lines", "class", "kind").close("summary");
        out.open("ol", "class", "code");
        Highlighter.lines(source.lines()).forEach(line -> out.raw("<li>").raw(line).raw("</li>"));
        out.close("ol").close("details");
    }
}
