package brigade.processes.spawn.pitfall;

import brigade.common.kitchen.BurntDishException;
import brigade.common.pitfall.Dinner;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * The chef looks at the exit status, and says what it means. Costs an if, and a status for each failure that is to be told
 * apart.
 *
 * <pre>
 * outcome                    runs     share  grade
 * not served                    6   100.0 %  ACCEPTABLE
 * </pre>
 */
final class JoinedDinner {

    void dine() throws IOException, InterruptedException {
        Process dessert = new ProcessBuilder(Program.command(JoinedDinner.class)).redirectError(Redirect.DISCARD).start();
        try {
            if (dessert.waitFor() != 0) {
                throw new BurntDishException("dessert");
            }
        } finally {
            dessert.destroyForcibly();
        }
    }

    /** The main of the process that bakes. */
    public static void main(String[] args) {
        Dinner.bake();
    }
}
