package brigade.processes.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options that the environment gives to every JVM, as far as they are good for a worker, too. Workers do not get the variables themselves: a
 * collector contradicts theirs, an agent's port is taken, and each would print a line about them.
 */
final class JvmOptions {
    /** The environment variables from which a JVM takes options. */
    static final Set<String> VARIABLES = Set.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

    /** The system property that tells a worker, whose environment says nothing any more, what its own workers get. */
    private static final String PROPERTY = "brigade.options";

    /** What is set off by blanks; quotes of both sorts keep blanks, and go. */
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern QUOTES = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    /** System properties, except those that open a port; what may be seen and used; how many processors there are. */
    private static final Pattern PASSED_ON = Pattern.compile("-D(?!com\\.sun\\.management).*|--enable-preview"
            + "|--(?:add-modules|add-opens|add-exports|add-reads|enable-native-access)=.*|-XX:ActiveProcessorCount=.*|-e(?:s)?a.*",
            Pattern.DOTALL);

    private JvmOptions() {}

    /** Returns what this JVM's workers get, first of all their options. */
    static List<String> passedOn() {
        String told = System.getProperty(PROPERTY);
        List<String> options = new ArrayList<>(
                told == null ? of(System.getenv()) : told.isEmpty() ? List.of() : told.lines().toList());
        options.add("-D" + PROPERTY + "=" + String.join("\n", options));
        return options;
    }

    /** Returns what is passed on of an environment, in the order in which a JVM reads the variables: a later option overrules. */
    static List<String> of(Map<String, String> environment) {
        List<String> options = new ArrayList<>();
        for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            Matcher words = WORD.matcher(environment.getOrDefault(variable, ""));
            while (words.find()) {
                String word = QUOTES.matcher(words.group()).replaceAll(quoted -> Matcher.quoteReplacement(
                        quoted.group(1) == null ? quoted.group(2) : quoted.group(1)));
                if (PASSED_ON.matcher(word).matches() && word.indexOf('\n') < 0) {
                    options.add(word);
                }
            }
        }
        return options;
    }
}
