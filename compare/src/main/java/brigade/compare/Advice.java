package brigade.compare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A row of {@code docs/choosing.md}: which model for which work.
 *
 * @param work what somebody is doing
 * @param use the models for it
 * @param because why
 * @param see the commands and pages that show it
 */
record Advice(String work, String use, String because, String see) {
    private static final String PAGE = "brigade-docs/choosing.md";
    private static final String SECTION = "## You are doing";

    /** What the work mostly does. */
    enum Work {
        waiting, computing, both
    }

    /** How many tasks there are at once, or how often they come. */
    enum HowMany {
        few, many
    }

    /** What a failure may take with it. */
    enum MayFail {
        task, process
    }

    /** Returns the row that fits. */
    static Advice on(Work work, HowMany howMany, MayFail mayFail) {
        String row = switch (mayFail) {
            case process -> howMany == HowMany.few ? "work that may crash or hang, once in a while"
                    : "work that may crash, hang or be killed";
            case task -> switch (work) {
                case computing -> "CPU-heavy work";
                case both -> "both: calls that wait, and work that computes";
                case waiting -> howMany == HowMany.few ? "a few blocking calls" : "many network calls";
            };
        };
        return rows().stream().filter(advice -> advice.work.equals(row)).findFirst()
                .orElseThrow(() -> new IllegalStateException("docs/choosing.md has no row '" + row + "'"));
    }

    /** Returns all rows of the page, in plain text. */
    static List<Advice> rows() {
        String page = page();
        return page.substring(page.indexOf(SECTION)).lines().filter(line -> line.startsWith("| ")).skip(1)
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| "))).map(cells -> new Advice(
                        plain(cells.get(0)), plain(cells.get(1)), plain(cells.get(2)), plain(cells.get(3))))
                .toList();
    }

    private static String plain(String cell) {
        return cell.replaceAll("\\[([^]]*)]\\(([^)]*)\\)", "$1 (docs/$2)").replace("`", "");
    }

    private static String page() {
        try (InputStream in = Advice.class.getClassLoader().getResourceAsStream(PAGE)) {
            if (in == null) {
                throw new IllegalStateException(PAGE + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
