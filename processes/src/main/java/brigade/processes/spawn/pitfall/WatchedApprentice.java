package brigade.processes.spawn.pitfall;

import brigade.common.pitfall.Apprentice;
import java.io.BufferedReader;
import java.io.IOException;

/**
 * The apprentice watches the process that started it, and halts when that is gone. Costs a thread that looks now and then: it
 * comes a moment later than a lifeline, but needs no pipe.
 *
 * <pre>
 * outcome                    runs     share  grade
 * went home, too                3   100.0 %  ACCEPTABLE
 * </pre>
 */
final class WatchedApprentice {

    boolean leave() throws IOException, InterruptedException {
        Process cook = new ProcessBuilder(Program.command(WatchedApprentice.class, "cook")).redirectErrorStream(true).start();
        try (BufferedReader said = cook.inputReader()) {
            ProcessHandle apprentice = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            try {
                cook.destroyForcibly().waitFor();
                return Apprentice.ended(apprentice);
            } finally {
                apprentice.destroyForcibly();
            }
        } finally {
            cook.descendants().forEach(ProcessHandle::destroyForcibly);
            cook.destroyForcibly();
        }
    }

    /** The main of the cook, and that of the apprentice. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args[0].equals("cook")) {
            startApprentice();
        } else {
            workAsApprentice();
        }
    }

    private static void startApprentice() throws IOException, InterruptedException {
        new ProcessBuilder(Program.command(WatchedApprentice.class, "apprentice")).inheritIO().start().waitFor();
    }

    private static void workAsApprentice() {
        ProcessHandle cook = ProcessHandle.current().parent().orElseThrow();
        var _ = cook.onExit().thenRun(() -> Runtime.getRuntime().halt(1));
        Apprentice.announce();
        Apprentice.work();
    }
}
