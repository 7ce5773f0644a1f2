package brigade.common.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether somebody is looking. */
final class Tty {
    private static final Path STDERR = Path.of("/proc/self/fd/2");

    private Tty() {}

    /** Returns whether standard error is a terminal. Where the system does not say, standard input and output decide. */
    static boolean stderr() {
        try {
            String target = Files.readSymbolicLink(STDERR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
        }
    }
}
