package brigade.common.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JVM that this one is about to start: the same Java with the same class path, under the options that the environment has for every
 * JVM, except those that only one can have at a time.
 */
public final class ChildJvm {
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");
    /** Options are separated by white space; quotes hold together what is between them. */
    private static final Pattern OPTION = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    /** Agents write a file, listen at a port or wait for a debugger: for the JVM that was asked for, and not for its children. */
    private static final Pattern FOR_ONE_ONLY = Pattern
            .compile("-agentlib:.*|-agentpath:.*|-javaagent:.*|-Xrun.*|-Dcom\\.sun\\.management\\..*", Pattern.DOTALL);
    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC");
    private static final List<String> NO_NEWS = List.of("WARNING:", "Picked up ", "NOTE: Picked up ", "\tat ");

    private ChildJvm() {}

    /**
     * Returns how such a JVM is started. Its standard input is a pipe, for its {@link ParentWatch}.
     *
     * @param flags flags of its own; a collector among them gives way to one that the environment names, for there can be only one
     * @param arguments the main class and its arguments
     */
    public static ProcessBuilder builder(List<String> flags, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--enable-preview"));
        ProcessBuilder builder = new ProcessBuilder(command);
        adapt(builder.environment());
        boolean collected = namesCollector(builder.environment());
        flags.stream().filter(flag -> !(collected && COLLECTOR.matcher(flag).matches())).forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(arguments);
        return builder.command(command);
    }

    /** Takes out of the environment's options those that only one JVM can have at a time. */
    static void adapt(Map<String, String> environment) {
        for (String variable : VARIABLES) {
            environment.computeIfPresent(variable, (_, options) -> options(options).stream()
                    .filter(option -> !FOR_ONE_ONLY.matcher(option).matches()).collect(Collectors.joining(" ")));
            environment.remove(variable, "");
        }
    }

    static boolean namesCollector(Map<String, String> environment) {
        return VARIABLES.stream().flatMap(variable -> options(environment.getOrDefault(variable, "")).stream())
                .anyMatch(option -> COLLECTOR.matcher(option).matches());
    }

    private static List<String> options(String options) {
        return OPTION.matcher(options).results().map(found -> found.group()).toList();
    }

    /**
     * Returns what a JVM that ended badly wrote on standard error, in a line: not which options it picked up, nor from where in the code.
     *
     * @param lines how many of its lines are wanted
     */
    public static String lastWords(String written, int lines) {
        return written.lines().filter(line -> !line.isBlank() && NO_NEWS.stream().noneMatch(line::startsWith)).limit(lines)
                .collect(Collectors.joining("; "));
    }
}
