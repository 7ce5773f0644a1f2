package brigade.compare;

import brigade.common.model.ModelProvider;
import brigade.compare.page.PageModel;
import brigade.compare.page.ReportPage;
import brigade.compare.run.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison writes besides what it prints.
 *
 * @param json where the figures go
 * @param html where the report goes
 */
record Outputs(Optional<Path> json, Optional<Path> html) {

    /** Writes all that was asked for. */
    void write(Comparison comparison, List<ModelProvider> models) throws IOException {
        if (json.isPresent()) {
            comparison.write(json.get());
        }
        if (html.isPresent()) {
            new ReportPage(PageModel.of(comparison, models)).write(html.get());
        }
    }
}
