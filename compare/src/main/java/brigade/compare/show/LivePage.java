package brigade.compare.show;

import brigade.common.json.Json;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.compare.page.LiveChart;
import brigade.compare.run.Comparison;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The live page: a form made of the scenarios' own options, and the report's view, which grows. */
final class LivePage {
    private final String html;

    LivePage(Map<String, List<Field>> fields, List<ModelProvider> models) {
        ObjectNode form = Json.mapper().createObjectNode();
        ArrayNode names = form.putArray("models");
        models.forEach(model -> names.addObject().put("name", model.name()).put("summary", model.summary()));
        ArrayNode scenarios = form.putArray("scenarios");
        fields.forEach((name, options) -> {
            ObjectNode scenario = scenarios.addObject().put("name", name).put("summary", summary(name));
            ArrayNode all = scenario.putArray("fields");
            options.forEach(field -> all.addObject().put("name", field.name()).put("description", field.description())
                    .put("usual", field.usual()).put("flag", field.flag()).put("most", field.most()));
        });
        html = LiveChart.page(form);
    }

    private static String summary(String scenario) {
        return Arrays.stream(Scenario.values()).filter(each -> each.command().equals(scenario)).map(Scenario::summary).findFirst()
                .orElse("");
    }

    String html() {
        return html;
    }

    /** Returns, as JSON, what is told at the end: the figures, and what went wrong. */
    String end(@Nullable Comparison comparison, String failure, List<ModelProvider> models) {
        ObjectNode end = Json.mapper().createObjectNode().put("failure", failure);
        if (comparison != null && !comparison.runs().isEmpty()) {
            end.put("figures", LiveChart.figures(comparison, models));
        }
        return end.toString();
    }
}
