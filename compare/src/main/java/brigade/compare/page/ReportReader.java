package brigade.compare.page;

import brigade.common.json.Json;
import brigade.compare.run.Comparison;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;

/** Finds the figures in a report. */
public final class ReportReader {

    private ReportReader() {}

    /**
     * Returns the comparisons that the report shows; none if it is no report.
     *
     * @throws IllegalArgumentException if the figures in it are not what was written
     */
    public static List<Comparison> comparisons(String html) {
        List<Comparison> found = new ArrayList<>();
        int at = html.indexOf(ReportPage.FIGURES);
        while (at >= 0) {
            int from = at + ReportPage.FIGURES.length();
            int to = html.indexOf("</script>", from);
            try {
                found.add(Comparison.of(Json.mapper().readTree(html.substring(from, to < 0 ? html.length() : to))));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("its figures are damaged", e);
            }
            at = to < 0 ? -1 : html.indexOf(ReportPage.FIGURES, to);
        }
        return found;
    }
}
