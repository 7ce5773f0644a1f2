package brigade.common.cli;

import brigade.common.model.ModelProvider;
import brigade.common.model.Models;
import brigade.common.text.Printable;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line that every main shares: the scenarios as commands, the exit codes, and what Ctrl-C does. */
public final class Cli {
    /** The scenario did what was asked. */
    public static final int DONE = 0;
    /** The scenario failed: a burnt dish, a failed download. */
    public static final int FAILED = 1;
    /** The command line was wrong. */
    public static final int USAGE = 2;
    /** Ctrl-C; everything that was started has been stopped. */
    public static final int INTERRUPTED = 130;

    private static final long STOPPING_SECONDS = 10;

    /** Whether this JVM is being stopped: whatever a library makes of the interruption, it is no error. */
    private static volatile boolean stopping;

    private Cli() {}

    /**
     * Returns the commands of one paradigm's main.
     *
     * @param args what it is going to be executed with, if that is known: the other commands are then left out; without any, all are
     *            there
     */
    public static CommandLine paradigm(String paradigm, String defaultModel, String... args) {
        Catalogue catalogue = new Catalogue(models(paradigm), defaultModel);
        CommandLine line = new CommandLine(new ParadigmCommand(), new Factory(catalogue));
        ParadigmCommand.addTo(line, args);
        line.setCommandName(paradigm);
        line.getCommandSpec().usageMessage().description("The scenarios with " + paradigm + ".",
                "Without a command: the kitchen and then the downloads with the model " + defaultModel + ".");
        return line;
    }

    private static List<ModelProvider> models(String paradigm) {
        return Models.onClassPath().stream().filter(model -> model.name().startsWith(paradigm + "/")).toList();
    }

    /** Runs the command line and ends this JVM with its exit code. */
    public static void main(CommandLine line, String[] args) {
        System.exit(run(line, args));
    }

    private static int run(CommandLine line, String[] args) {
        Thread main = Thread.currentThread();
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            if (stopped.getCount() > 0) {
                stopping = true;
                main.interrupt();
                await(stopped);
            }
        }));
        try {
            return configured(line).execute(args);
        } finally {
            stopped.countDown();
        }
    }

    private static void await(CountDownLatch stopped) {
        try {
            if (!stopped.await(STOPPING_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("brigade: not everything stopped within " + STOPPING_SECONDS + " seconds");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the command line with Brigade's way to speak of errors; for {@link #main} and for tests. */
    public static CommandLine configured(CommandLine line) {
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Path.class, new Converters.OfPath());
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(Cli::explain);
        line.setExecutionExceptionHandler((exception, command, _) -> {
            if (exception instanceof InterruptedException || stopping) {
                command.getErr().println("brigade: interrupted; everything that was started has been stopped");
                return INTERRUPTED;
            }
            throw exception;
        });
        return line;
    }

    private static int explain(ParameterException exception, String[] args) {
        CommandLine line = exception.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(Printable.line("brigade: " + exception.getMessage()));
        List<String> elsewhere = elsewhere(exception);
        if (elsewhere.isEmpty()) {
            UnmatchedArgumentException.printSuggestions(exception, err);
        } else {
            err.println("Did you mean: " + String.join(" or ", elsewhere) + "?");
        }
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return USAGE;
    }

    /** Returns the commands of that name one level below: who writes {@code brigade kitchen} may want {@code brigade compare kitchen}. */
    private static List<String> elsewhere(ParameterException exception) {
        if (!(exception instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty()) {
            return List.of();
        }
        String word = unmatched.getUnmatched().getFirst();
        return exception.getCommandLine().getSubcommands().values().stream()
                .filter(below -> below.getSubcommands().containsKey(word))
                .map(below -> below.getCommandSpec().qualifiedName() + " " + word).distinct().toList();
    }

    /** Creates commands that need to know the models. */
    record Factory(Catalogue catalogue) implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(Catalogue.class))) {
                    return type.cast(constructor.newInstance(catalogue));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
