package brigade.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Two file systems of the kit's own, in memory: a small one that can be filled, and below it one that is read-only, for root, too. They
 * live in a mount namespace that a shell holds open, and are reached through its place in {@code /proc}: Linux, where user namespaces
 * are allowed.
 */
final class TinyDisk implements AutoCloseable {
    /** How much the small one holds. */
    static final int BYTES = 1 << 20;

    private static final String READY = "ready";
    private static final Duration END = Duration.ofSeconds(5);

    private final Process shell;

    private TinyDisk(Process shell) {
        this.shell = shell;
    }

    /** Mounts them; empty where that is not possible. */
    static Optional<TinyDisk> mount() throws IOException {
        String script = "mount -t tmpfs -o size=" + BYTES + " tmpfs /mnt && mkdir /mnt/full /mnt/locked"
                + " && mount -t tmpfs -o ro tmpfs /mnt/locked && echo " + READY + " && read -r _";
        try {
            Process shell = new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            TinyDisk disk = new TinyDisk(shell);
            BufferedReader out = shell.inputReader(StandardCharsets.UTF_8);
            if (READY.equals(out.readLine())) {
                return Optional.of(disk);
            }
            disk.close();
            return Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // there is no unshare
        }
    }

    /** Returns a directory on the small one. */
    Path small() {
        return root().resolve("full");
    }

    /** Returns a directory that nobody can write. */
    Path locked() {
        return root().resolve("locked");
    }

    private Path root() {
        return Path.of("/proc", String.valueOf(shell.pid()), "root", "mnt");
    }

    /** Ends the shell, and with it the file systems. */
    @Override
    public void close() throws IOException {
        shell.getOutputStream().close();
        try {
            if (!shell.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                shell.destroyForcibly();
            }
        } catch (InterruptedException _) {
            shell.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
