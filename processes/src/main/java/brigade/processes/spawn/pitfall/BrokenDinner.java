package brigade.processes.spawn.pitfall;

import brigade.common.pitfall.Dinner;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * The chef waits for the process that bakes, and does not look at its exit status: that is all a process says of how it ended.
 *
 * <pre>
 * outcome                    runs     share  grade
 * served                        5   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenDinner {

    void dine() throws IOException, InterruptedException {
        Process dessert = new ProcessBuilder(Program.command(BrokenDinner.class)).redirectError(Redirect.DISCARD).start();
        try {
            dessert.waitFor();
        } finally {
            dessert.destroyForcibly();
        }
    }

    /** The main of the process that bakes. */
    public static void main(String[] args) {
        Dinner.bake();
    }
}
