package brigade.compare;

import brigade.common.cli.ReportFile;
import brigade.common.model.ModelProvider;
import brigade.compare.page.PageModel;
import brigade.compare.page.Picture;
import brigade.compare.page.ReportPage;
import brigade.compare.run.Audience;
import brigade.compare.run.Comparison;
import brigade.compare.screen.Markdown;
import brigade.compare.trace.PerfettoTrace;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * What a comparison writes besides what it prints, and how often it runs.
 *
 * @param json where the figures go
 * @param html where the report goes
 * @param svg where the picture goes
 * @param markdown where the table goes
 * @param perfetto where the trace goes
 * @param jfr the directory where the recordings go
 * @param runs how often each model runs
 * @param audience who takes the comparison, which is then not printed
 */
record Outputs(Optional<ReportFile> json, Optional<ReportFile> html, Optional<ReportFile> svg, Optional<ReportFile> markdown,
        Optional<ReportFile> perfetto,
        Optional<Path> jfr, int runs, Optional<Audience> audience) {

    /** Returns those of runs that were made before. */
    static Outputs ofImported(Optional<ReportFile> html, Optional<ReportFile> svg) {
        return new Outputs(Optional.empty(), html, svg, Optional.empty(), Optional.empty(), Optional.empty(), 1, Optional.empty());
    }

    /**
     * Checks that no two go to the same place.
     *
     * @throws IllegalArgumentException if two do
     */
    void check() {
        List<Path> paths = files().map(file -> file.file().toAbsolutePath().normalize()).toList();
        if (paths.stream().distinct().count() < paths.size()) {
            throw new IllegalArgumentException("two of " + String.join(", ", files().map(ReportFile::option).toList())
                    + " name the same file; name a file for each");
        }
    }

    private Stream<ReportFile> files() {
        return Stream.of(json, html, svg, markdown, perfetto).flatMap(Optional::stream);
    }

    /** Returns where what people read is printed: standard output, unless a report goes there. */
    PrintWriter people(CommandLine line) {
        return files().anyMatch(ReportFile::isStandardOutput) ? line.getErr() : line.getOut();
    }

    /** Writes all that was asked for. */
    void write(Comparison comparison, List<ModelProvider> models) {
        audience.ifPresent(takes -> takes.compared(comparison));
        json.ifPresent(file -> file.write(comparison.json()));
        if (html.isPresent() || svg.isPresent()) {
            write(PageModel.of(comparison, models));
        }
        markdown.ifPresent(file -> file.write(text(String.join("\n", Markdown.of(comparison)) + "\n")));
        perfetto.ifPresent(file -> file.write(PerfettoTrace.of(comparison)));
    }

    /** Writes what shows that page. */
    void write(PageModel page) {
        html.ifPresent(file -> file.write(text(new ReportPage(page).html())));
        svg.ifPresent(file -> file.write(text(new Picture(page).svg())));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
