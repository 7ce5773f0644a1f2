package brigade.common.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Whether somebody is looking, and wants colours. */
public final class Tty {
    private static final Path STDIN = Path.of("/proc/self/fd/0");
    private static final Path STDOUT = Path.of("/proc/self/fd/1");
    private static final Path STDERR = Path.of("/proc/self/fd/2");

    private Tty() {}

    /** Returns whether standard error is a terminal that can move its cursor. */
    static boolean stderr() {
        return isTerminal(STDERR) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Returns whether standard input is a terminal, so that there is somebody to ask. */
    public static boolean stdin() {
        return isTerminal(STDIN);
    }

    /** Returns whether standard output is a terminal. */
    public static boolean stdout() {
        return isTerminal(STDOUT);
    }

    /** Returns whether colours are welcome on a terminal, according to https://no-color.org. */
    static boolean colours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Where the system does not say, standard input and output decide. */
    private static boolean isTerminal(Path link) {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        }
    }
}
