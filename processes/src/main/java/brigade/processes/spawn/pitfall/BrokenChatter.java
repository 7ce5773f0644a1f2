package brigade.processes.spawn.pitfall;

import brigade.common.pitfall.Chatter;
import java.io.IOException;

/**
 * Nobody reads what the child writes: its pipe fills up, and the child waits for ever for room in it, as the parent does for its
 * end.
 *
 * <pre>
 * outcome                    runs     share  grade
 * hangs                         1   100.0 %  FORBIDDEN
 * </pre>
 */
final class BrokenChatter {

    boolean listen() throws IOException, InterruptedException {
        Process cook = new ProcessBuilder(Program.command(BrokenChatter.class)).redirectErrorStream(true).start();
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
