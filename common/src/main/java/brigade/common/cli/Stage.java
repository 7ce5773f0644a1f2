package brigade.common.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A scenario set up to be run: its plan, and what must be there meanwhile, such as the embedded origin server.
 *
 * @param <P> the scenario's plan
 * @param plan what is to be done
 * @param arguments the options that give the command line of another JVM the same plan
 * @param criticalPath the shortest time the plan allows; empty where nobody knows
 * @param oneAfterAnother the time it takes one after another; empty where nobody knows
 * @param ending closes the embedded server that must be there meanwhile; empty if there is none
 */
public record Stage<P>(P plan, List<String> arguments, Optional<Duration> criticalPath, Optional<Duration> oneAfterAnother,
        Optional<Runnable> ending) implements AutoCloseable {

    /** Copies the list. */
    public Stage {
        arguments = List.copyOf(arguments);
    }

    /** Returns the stage of a plan that needs nothing around it, and of which nobody knows how long it takes. */
    public static <P> Stage<P> of(P plan, List<String> arguments) {
        return new Stage<>(plan, arguments, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns this one, with those times. */
    public Stage<P> lasting(Duration shortest, Duration longest) {
        return new Stage<>(plan, arguments, Optional.of(shortest), Optional.of(longest), ending);
    }

    /** Returns this one, with the embedded server that must be closed after the run. */
    public Stage<P> closing(Runnable server) {
        return new Stage<>(plan, arguments, criticalPath, oneAfterAnother, Optional.of(server));
    }

    /** Returns whether the run talks only to the embedded server. */
    public boolean isEmbedded() {
        return ending.isPresent();
    }

    @Override
    public void close() {
        ending.ifPresent(Runnable::run);
    }
}
