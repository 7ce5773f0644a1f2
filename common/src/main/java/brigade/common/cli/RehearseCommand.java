package brigade.common.cli;

import brigade.common.model.ModelProvider;
import brigade.common.origin.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Does quickly what other commands do, with each model, and keeps nothing of it: the launcher runs it once after a build, while the JVM
 * takes down for its AOT cache which classes are needed and which methods are worth compiling.
 */
@Command(name = "rehearse", hidden = true, mixinStandardHelpOptions = true,
        description = "Does quickly what other commands do, for a JVM that learns from it.")
final class RehearseCommand implements Callable<Integer> {
    private static final Duration ENOUGH = Duration.ofSeconds(1);
    private static final int FIRST_FILES = 8;
    private static final int SMALL_FILES_PER_LARGE = 7;
    private static final String SCALE = "0.001";

    private final Catalogue catalogue;
    private final Optional<ProcessHandle> launcher = ProcessHandle.current().parent();

    RehearseCommand(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Integer call() throws IOException {
        try (Origin origin = Origin.start(0, true); Destination directory = Destination.of(Optional.empty())) {
            for (ModelProvider model : catalogue.models()) {
                run("kitchen", "--model", model.name(), "--scale", SCALE);
                download(model, origin, directory.directory());
            }
        }
        return Cli.DONE;
    }

    /** Downloads more and more, until it has been at it for long enough: a model with a JVM for each file gets few of them. */
    private void download(ModelProvider model, Origin origin, Path directory) throws IOException {
        long startedNanos = System.nanoTime();
        for (int files = FIRST_FILES; System.nanoTime() - startedNanos < ENOUGH.toNanos(); files *= 2) {
            Path list = directory.resolve("urls.txt");
            Files.write(list, urls(origin, model.name().replace('/', '-') + "-" + files, files));
            run("download", "--model", model.name(), "--quiet", "--to", directory.toString(), "--input", list.toString());
        }
    }

    private static List<String> urls(Origin origin, String name, int files) {
        return IntStream.range(0, files).mapToObj(
                number -> origin.url(name + "-" + number) + (number % (SMALL_FILES_PER_LARGE + 1) == 0 ? "?size=1m" : "?size=10k"))
                .toList();
    }

    private void run(String... arguments) {
        CommandLine main = Cli.configured(new CommandLine(new ParadigmCommand(), new Cli.Factory(catalogue)));
        ParadigmCommand.addTo(main, arguments);
        main.setOut(new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        int exitCode = main.execute(arguments);
        if (!ProcessHandle.current().parent().equals(launcher)) {
            throw new IllegalStateException("the launcher is gone"); // Nobody wants to know any more what this JVM learns.
        }
        if (exitCode != Cli.DONE) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + exitCode);
        }
    }
}
