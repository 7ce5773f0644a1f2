package brigade.processes.spawn.pitfall;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command of a process whose main stands in one of these classes: this JVM's Java and class path, and a small heap. */
final class Program {

    private Program() {}

    /** Returns the command. */
    static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
