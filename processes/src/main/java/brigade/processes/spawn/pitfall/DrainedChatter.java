package brigade.processes.spawn.pitfall;

import brigade.common.pitfall.Chatter;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A thread reads what the child writes, while the parent waits for its end. Costs a thread for each pipe, and two for a child
 * whose errors have a pipe of their own.
 *
 * <pre>
 * outcome                    runs     share  grade
 * said all and ended            3   100.0 %  ACCEPTABLE
 * </pre>
 */
final class DrainedChatter {

    boolean listen() throws IOException, InterruptedException {
        Process cook = new ProcessBuilder(Program.command(DrainedChatter.class)).redirectErrorStream(true).start();
        try {
            Thread.ofVirtual().start(() -> read(cook));
            return Chatter.ended(cook);
        } finally {
            cook.destroyForcibly();
        }
    }

    private static void read(Process cook) {
        try {
            cook.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // The child was killed while it talked.
        }
    }

    /** The main of the child. */
    public static void main(String[] args) {
        Chatter.talk();
    }
}
