package brigade.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, as it is read by those who follow it.
 *
 * @param file where it is, seen from the repository's directory
 * @param text what it says
 */
record Docs(Path file, String text) {
    static final Path ROOT = Path.of(".."); // seen from the module, where Maven runs its tests
    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:^(?:\\$ )?|[`(]|\\{@code )\\./brigade((?: [^`}\\n<|]*)?)");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|mailto:)([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

    /** Returns all pages, and the comments of packages. */
    static List<Docs> all() throws IOException {
        List<Docs> pages = new ArrayList<>();
        for (String directory : List.of("docs", "starter")) {
            if (Files.isDirectory(ROOT.resolve(directory))) {
                pages.addAll(in(ROOT.resolve(directory), ".md"));
            }
        }
        for (String name : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md")) {
            pages.add(page(ROOT.resolve(name)));
        }
        for (String module : List.of("common", "conformance", "threads", "async", "processes", "compare", "benchmarks")) {
            pages.addAll(in(ROOT.resolve(module).resolve("src"), "package-info.java"));
        }
        return pages;
    }

    private static List<Docs> in(Path directory, String end) throws IOException {
        List<Docs> pages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(file -> file.toString().endsWith(end)).sorted().toList()) {
                pages.add(page(file));
            }
        }
        return pages;
    }

    private static Docs page(Path file) throws IOException {
        return new Docs(ROOT.relativize(file), Files.readString(file));
    }

    /** Returns the arguments of each {@code ./brigade} that it tells its readers to run. */
    List<String> commands() {
        return COMMAND.matcher(text).results().map(found -> found.group(1).replaceAll("[>)].*|\\.\\.\\.", "").strip()).distinct()
                .toList();
    }

    /** Returns the targets of its links to other files and places of the repository. */
    List<String> links() {
        return LINK.matcher(prose()).results().map(found -> found.group(1)).distinct().toList();
    }

    /** Returns its text without blocks of code and output. */
    String prose() {
        return FENCED.matcher(text).replaceAll("");
    }

    /** Returns the names that links give its headings. */
    List<String> anchors() {
        List<String> anchors = new ArrayList<>();
        for (MatchResult heading : HEADING.matcher(prose()).results().toList()) {
            String words = heading.group(1).replaceAll("]\\([^)]*\\)", "").toLowerCase(Locale.ROOT);
            String anchor = words.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
            anchors.add(anchor);
        }
        return anchors;
    }

    /** Returns what the link leads to. */
    Path target(String link) {
        String path = link.replaceAll("#.*", "");
        Path here = ROOT.resolve(file);
        return path.isEmpty() ? here : here.resolveSibling(path).normalize();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
