package brigade.processes.spawn.pitfall;

import brigade.common.pitfall.Apprentice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;

/**
 * The apprentice reads its standard input, a pipe whose other end the cook alone holds: when the cook ends, however it does, so
 * does the input, and the apprentice halts. Costs a thread of the child, and its standard input.
 *
 * <pre>
 * outcome                    runs     share  grade
 * went home, too                3   100.0 %  ACCEPTABLE
 * </pre>
 */
final class LifelineApprentice {

    boolean leave() throws IOException, InterruptedException {
        Process cook = new ProcessBuilder(Program.command(LifelineApprentice.class, "cook")).redirectErrorStream(true).start();
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
        new ProcessBuilder(Program.command(LifelineApprentice.class, "apprentice")).redirectOutput(Redirect.INHERIT).start()
                .waitFor();
    }

    private static void workAsApprentice() {
        Thread.ofPlatform().daemon().start(() -> {
            try (InputStream lifeline = System.in) {
                lifeline.transferTo(OutputStream.nullOutputStream());
            } catch (IOException _) {
                // It has ended, one way or the other.
            }
            Runtime.getRuntime().halt(1);
        });
        Apprentice.announce();
        Apprentice.work();
    }
}
