package brigade.processes.spawn.pitfall;

import brigade.common.pitfall.Chatter;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;

/**
 * There is no pipe: what the child writes goes to nobody, or to a file, or where the parent's own output goes. Costs what it
 * said.
 *
 * <pre>
 * outcome                    runs     share  grade
 * said all and ended            3   100.0 %  ACCEPTABLE
 * </pre>
 */
final class DiscardedChatter {

    boolean listen() throws IOException, InterruptedException {
        Process cook = new ProcessBuilder(Program.command(DiscardedChatter.class)).redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD).start();
        try {
            return Chatter.ended(cook);
        } finally {
            cook.destroyForcibly();
        }
    }

    /** The main of the child. */
    public static void main(String[] args) {
        Chatter.talk();
    }
}
