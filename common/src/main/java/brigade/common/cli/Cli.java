package brigade.common.cli;

import brigade.common.model.ModelProvider;
import brigade.common.model.Models;
import brigade.common.text.Printable;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
    /** The scenario failed, a burnt dish or a failed download; or the machine would not let it, a full disk for instance. */
    public static final int FAILED = 1;
    /** The command line was wrong. */
    public static final int USAGE = 2;
    /** Ctrl-C; everything that was started has been stopped. */
    public static final int INTERRUPTED = 130;

    /** Whoever read standard output is gone: what {@code SIGPIPE} would leave. */
    public static final int READER_GONE = 141;

    private static final long STOPPING_SECONDS = 3;
    private static final String ROOT = "brigade";
    /** The property in which the launcher says how it was called. */
    private static final String LAUNCHER = "brigade.command";

    /** Whether this JVM is being stopped: whatever a library makes of the interruption, it is no error. */
    private enum Stopping {
        NOT, ALOUD, SILENTLY
    }

    private static volatile Stopping stopping = Stopping.NOT;

    private Cli() {}

    /**
     * Returns the commands of one paradigm's main.
     *
     * @param args what it is going to be executed with, if that is known: the other commands are then left out; without any, all are
     *            there
     */
    public static CommandLine paradigm(String paradigm, String defaultModel, String... args) {
        return paradigm(paradigm, new Catalogue(models(paradigm), defaultModel), args);
    }

    /** Returns the commands of one paradigm's main over these models. */
    public static CommandLine paradigm(String paradigm, Catalogue catalogue, String... args) {
        CommandLine line = new CommandLine(new ParadigmCommand(), factory(catalogue));
        ParadigmCommand.addTo(line, args);
        line.setCommandName(paradigm);
        line.getCommandSpec().usageMessage().description("The scenarios with " + paradigm + ".",
                "Without a command: the kitchen and then the downloads with the model " + catalogue.defaultModel() + ".");
        return line;
    }

    /** Returns what creates commands, and what completes their options, that need to know the models. */
    public static IFactory factory(Catalogue catalogue) {
        return new Factory(catalogue);
    }

    private static List<ModelProvider> models(String paradigm) {
        return Models.onClassPath().stream().filter(model -> model.name().startsWith(paradigm + "/")).toList();
    }

    /** Runs the command line and ends this JVM with its exit code. */
    public static void main(CommandLine line, String[] args) {
        System.exit(run(line, args));
    }

    /**
     * Runs the command line in a JVM that is there for nothing else, and returns the exit code that is to end it. Until then a signal,
     * or the end of whoever reads standard output, interrupts the calling thread, and the exit waits for what it has to tidy up.
     */
    public static int run(CommandLine line, String[] args) {
        Locale.setDefault(Locale.ROOT); // Not every locale writes numbers with the digits that people and programs expect here.
        Thread main = Thread.currentThread();
        StandardOutput output = StandardOutput.take(() -> {
            stopping = Stopping.SILENTLY;
            main.interrupt();
        });
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            if (stopped.getCount() > 0) {
                stopping = Stopping.ALOUD;
                main.interrupt();
                await(stopped);
            }
        }));
        try {
            int exitCode = execute(configured(line), args);
            line.getOut().flush();
            return output.failure().map(Cli::unwritten).orElse(exitCode);
        } finally {
            stopped.countDown();
        }
    }

    private static int execute(CommandLine line, String[] args) {
        line.setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        // A strategy remembers the System.out that was there when it was made, and would put it back.
        line.setExecutionStrategy(new CommandLine.RunLast());
        try {
            return line.execute(args);
        } catch (OutOfMemoryError | LinkageError e) {
            System.err.println("brigade: " + FailureWords.of(e).orElseThrow(() -> e));
            return FAILED;
        }
    }

    private static int unwritten(IOException failure) {
        if (StandardOutput.isReaderGone(failure)) {
            return READER_GONE;
        }
        System.err.println("brigade: standard output cannot be written: " + failure.getMessage());
        return FAILED;
    }

    private static void await(CountDownLatch stopped) {
        try {
            if (!stopped.await(STOPPING_SECONDS, TimeUnit.SECONDS)) {
                // On a thread of its own: it may be standard error that nobody reads any more.
                Thread words = Thread.ofPlatform().daemon().start(
                        () -> System.err.println("brigade: not everything stopped within " + STOPPING_SECONDS + " seconds"));
                words.join(Duration.ofMillis(100));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether this JVM is being stopped, so that whoever reads too slowly is not waited for. */
    static boolean isStopping() {
        return stopping != Stopping.NOT;
    }

    /** Returns the command line with Brigade's way to speak of errors; for {@link #main} and for tests. */
    public static CommandLine configured(CommandLine line) {
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Path.class, new Converters.OfPath());
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(Cli::explain);
        line.setExecutionExceptionHandler((exception, command, _) -> {
            if (exception instanceof InterruptedException || isStopping()) {
                if (stopping != Stopping.SILENTLY) {
                    command.getErr().println("brigade: interrupted; everything that was started has been stopped");
                }
                return INTERRUPTED;
            }
            command.getErr().println("brigade: " + FailureWords.of(exception).orElseThrow(() -> exception));
            return FAILED;
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
        err.println("Try '" + pasteable(line.getCommandSpec().qualifiedName()) + " --help'.");
        err.flush();
        return USAGE;
    }

    /** Returns the command as it can be pasted: under the launcher's name, or as the jar that runs. */
    static String pasteable(String command) {
        String launcher = System.getProperty(LAUNCHER);
        String classPath = System.getProperty("java.class.path");
        if (launcher != null) {
            return quoted(launcher) + (command.startsWith(ROOT) ? command.substring(ROOT.length()) : " " + command);
        }
        return classPath.endsWith(".jar") && classPath.indexOf(File.pathSeparatorChar) < 0
                ? "java -jar " + quoted(classPath) + command.substring((command + " ").indexOf(' '))
                : command;
    }

    private static String quoted(String word) {
        return word.matches("[\\w./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Returns the commands of that name one level below: who writes {@code brigade kitchen} may want {@code brigade compare kitchen}. */
    private static List<String> elsewhere(ParameterException exception) {
        if (!(exception instanceof UnmatchedArgumentException unmatched) || unmatched.getUnmatched().isEmpty()) {
            return List.of();
        }
        String word = unmatched.getUnmatched().getFirst();
        return exception.getCommandLine().getSubcommands().values().stream()
                .filter(below -> below.getSubcommands().containsKey(word))
                .map(below -> pasteable(below.getCommandSpec().qualifiedName() + " " + word)).distinct().toList();
    }

    /** Creates commands that need to know the models. */
    record Factory(Catalogue catalogue) implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(Catalogue.class))) {
                    constructor.setAccessible(true); // It may be in another package, and nobody else's business.
                    return type.cast(constructor.newInstance(catalogue));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
