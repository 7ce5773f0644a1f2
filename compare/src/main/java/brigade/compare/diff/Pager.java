package brigade.compare.diff;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What people read long output with: what {@code BRIGADE_PAGER} names, else {@code PAGER}, else {@code less}. */
public final class Pager {
    private static final int NOT_FOUND = 127;

    private Pager() {}

    /**
     * Returns whether somebody has said which one, on a terminal that can do what pagers do. Without that nothing is shown with one:
     * a terminal need not have somebody at it who would end it.
     */
    public static boolean isNamed() {
        Map<String, String> environment = System.getenv();
        return (environment.containsKey("BRIGADE_PAGER") || environment.containsKey("PAGER"))
                && !"dumb".equals(environment.get("TERM"));
    }

    /**
     * Shows the lines and returns when the reader has seen enough.
     *
     * @return whether it did; false if there is no pager, or it was set to {@code cat} or to nothing
     */
    public static boolean show(List<String> lines) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        String command = environment.getOrDefault("BRIGADE_PAGER", environment.getOrDefault("PAGER", "less")).strip();
        if (command.isEmpty() || command.equals("cat")) {
            return false;
        }
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", "command -v \"${1%% *}\" >/dev/null || exit 127; eval \"$1\"", "sh",
                command)
                .redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT);
        builder.environment().putIfAbsent("LESS", "FRX"); // As git has it: ends by itself if all fits, passes colours, leaves the text.
        builder.environment().putIfAbsent("LESSCHARSET", "utf-8");
        Process pager = builder.start();
        // Whoever has seen enough ends the pager, and a pipe that nobody reads any more is no failure: the writer keeps that to itself.
        try (PrintWriter in = new PrintWriter(pager.getOutputStream(), false, StandardCharsets.UTF_8)) {
            lines.forEach(in::println);
        }
        try {
            return pager.waitFor() != NOT_FOUND;
        } finally {
            pager.destroy(); // It has changed the terminal, and puts that right.
        }
    }
}
