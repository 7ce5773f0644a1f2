package brigade.compare.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code docs/scenarios.md} says of one scenario. The page is packed with this program, so that there is one text, in one place.
 *
 * @param kitchen the scenario in the kitchen's words; empty if the page does not say
 * @param field the scenario in the field's terms
 * @param questions what is said of each model: the heads of the table "What differs"
 * @param answers the rows of that table
 */
record ScenarioGuide(String kitchen, String field, List<String> questions, List<Answer> answers) {
    private static final String PAGE = "brigade-docs/scenarios.md";
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    /**
     * A row of the table.
     *
     * @param models which models it speaks of: names, or a paradigm with a star for all of its models
     * @param cells what it says, one for each question
     */
    record Answer(List<String> models, List<String> cells) {

        boolean speaksOf(String model) {
            return models.stream().anyMatch(
                    name -> name.endsWith("/*") ? model.startsWith(name.substring(0, name.length() - 1)) : name.equals(model));
        }
    }

    /** Reads what the page says of a scenario; nothing if it does not say. */
    static ScenarioGuide of(String scenario) {
        List<String> section = section(page(), "## `" + scenario + "`", "## ");
        List<String> table = section(section, "### What differs", "### ").stream().filter(line -> line.startsWith("|")).toList();
        List<Answer> answers = table.stream().skip(2).map(ScenarioGuide::cells)
                .map(cells -> new Answer(names(cells.getFirst()), cells.subList(1, cells.size()))).toList();
        List<String> questions = table.isEmpty() ? List.of() : cells(table.getFirst()).subList(1, cells(table.getFirst()).size());
        return new ScenarioGuide(paragraph(section, "**In the kitchen.** "), paragraph(section, "**In the field's terms.** "),
                questions, answers);
    }

    /** Returns what is said of a model, one text for each question; empty if nothing is. */
    List<String> answersFor(String model) {
        return answers.stream().filter(answer -> answer.speaksOf(model)).findFirst().map(Answer::cells).orElse(List.of());
    }

    private static List<String> page() {
        try (InputStream in = ScenarioGuide.class.getClassLoader().getResourceAsStream(PAGE)) {
            return in == null ? List.of() : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> section(List<String> lines, String heading, String next) {
        int from = lines.indexOf(heading);
        if (from < 0) {
            return List.of();
        }
        List<String> rest = lines.subList(from + 1, lines.size());
        int to = 0;
        while (to < rest.size() && !rest.get(to).startsWith(next)) {
            to++;
        }
        return rest.subList(0, to);
    }

    private static String paragraph(List<String> lines, String beginning) {
        List<String> paragraph = new ArrayList<>();
        for (String line : lines) {
            if (!paragraph.isEmpty() && line.isBlank()) {
                break;
            }
            if (!paragraph.isEmpty() || line.startsWith(beginning)) {
                paragraph.add(line);
            }
        }
        return paragraph.isEmpty() ? "" : String.join(" ", paragraph).substring(beginning.length());
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.strip().substring(1).split("\\|")).map(String::strip).toList();
    }

    private static List<String> names(String cell) {
        Matcher names = NAME.matcher(cell);
        return names.results().map(name -> name.group(1)).toList();
    }
}
