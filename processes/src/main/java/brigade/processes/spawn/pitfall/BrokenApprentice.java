package brigade.processes.spawn.pitfall;

import brigade.common.pitfall.Apprentice;
import java.io.BufferedReader;
import java.io.IOException;

/**
 * A cook starts an apprentice and is killed. The apprentice knows nothing of it: the system gives it another parent, and it
 * works on.
 *
 * <pre>
 * outcome                    runs     share  grade
 * works on                      1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenApprentice {

    boolean leave() throws IOException, InterruptedException {
        Process cook = new ProcessBuilder(Program.command(BrokenApprentice.class, "cook")).redirectErrorStream(true).start();
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
        new ProcessBuilder(Program.command(BrokenApprentice.class, "apprentice")).inheritIO().start().waitFor();
    }

    private static void workAsApprentice() {
        Apprentice.announce();
        Apprentice.work();
    }
}
