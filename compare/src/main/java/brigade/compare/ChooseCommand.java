package brigade.compare;

import brigade.common.cli.Cli;
import brigade.common.cli.Folding;
import brigade.common.cli.Tty;
import brigade.compare.Advice.HowMany;
import brigade.compare.Advice.MayFail;
import brigade.compare.Advice.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks three questions, and answers with the row of {@code docs/choosing.md} that fits. */
@Command(name = "choose", mixinStandardHelpOptions = true,
        description = {"Which model for your work: three questions, and one answer with its reason.",
                "On a terminal it asks for what the options leave open; elsewhere, name all three."})
final class ChooseCommand implements Callable<Integer> {
    private static final int WIDTH = 100;

    private final BufferedReader in;
    private final boolean terminal;

    @Option(names = "--work", paramLabel = "WORK", description = "What the work mostly does: ${COMPLETION-CANDIDATES}.")
    private @Nullable Work work;

    @Option(names = "--how-many", paramLabel = "NUMBER",
            description = "How many tasks there are: ${COMPLETION-CANDIDATES}; few is up to about a hundred at once.")
    private @Nullable HowMany howMany;

    @Option(names = "--may-fail", paramLabel = "WHAT",
            description = "What a failure may take with it: ${COMPLETION-CANDIDATES}; process, if a task may crash or has to be killed.")
    private @Nullable MayFail mayFail;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** Asks on this JVM's terminal. */
    ChooseCommand() {
        this(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())), Tty.stdin());
    }

    /** Reads answers from there, if it is a terminal. */
    ChooseCommand(BufferedReader in, boolean terminal) {
        this.in = in;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Work does = answer(work, Work.values(), "Does the work mostly wait (for a network, a disk, a timer), compute, or both?");
        HowMany tasks = answer(howMany, HowMany.values(),
                "How many tasks are there at once: few (up to about a hundred), or many?");
        MayFail fails = answer(mayFail, MayFail.values(),
                "What may fail: a task, with an exception; or its process, because it may crash or has to be killed?");
        Advice advice = Advice.on(does, tasks, fails);
        PrintWriter out = spec.commandLine().getOut();
        print(out, "use      ", advice.use());
        print(out, "because  ", advice.because());
        print(out, "see      ", advice.see());
        print(out, "row      ", "“" + advice.work() + "” in docs/choosing.md");
        out.flush();
        return Cli.DONE;
    }

    private <E extends Enum<E>> E answer(@Nullable E option, E[] values, String question) throws IOException, InterruptedException {
        if (option != null) {
            return option;
        }
        List<String> words = Arrays.stream(values).map(Enum::name).toList();
        if (!terminal) {
            throw unanswered("there is no terminal to ask on");
        }
        while (true) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(question);
            err.print(String.join(", ", words) + "> ");
            err.flush();
            String line = line().orElseThrow(() -> unanswered("no answer: standard input has ended")).strip()
                    .toLowerCase(Locale.ROOT);
            for (E value : values) {
                if (!line.isEmpty() && value.name().startsWith(line)) {
                    return value;
                }
            }
        }
    }

    private ParameterException unanswered(String why) {
        return new ParameterException(spec.commandLine(),
                why + "; name --work, --how-many and --may-fail, as in: choose --work waiting --how-many many --may-fail task");
    }

    /** Reads a line on a thread of its own, for a thread that reads standard input cannot be interrupted. */
    private Optional<String> line() throws IOException, InterruptedException {
        FutureTask<Optional<String>> reading = new FutureTask<>(() -> Optional.ofNullable(in.readLine()));
        Thread.ofPlatform().daemon().name("answer").start(reading);
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw new IOException("standard input cannot be read", e.getCause());
        }
    }

    private static void print(PrintWriter out, String label, String text) {
        List<String> lines = Folding.fold(text, WIDTH - label.length());
        for (int at = 0; at < lines.size(); at++) {
            out.println((at == 0 ? label : " ".repeat(label.length())) + lines.get(at));
        }
    }
}
