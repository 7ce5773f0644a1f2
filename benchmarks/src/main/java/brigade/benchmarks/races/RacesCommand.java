package brigade.benchmarks.races;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the data races under jcstress, in a JVM of its own that forks more, and writes the page. */
@Command(name = "races", mixinStandardHelpOptions = true,
        description = {
                "The data races among the pitfalls, under jcstress: each with several compilers and threads on several cores.",
                "Takes two minutes, and more on a busy machine; exit code 1 if a cure showed what is forbidden."})
public final class RacesCommand implements Callable<Integer> {
    private static final String RESULTS = "jcstress-results-";

    @Option(names = "--to", paramLabel = "FILE", defaultValue = "docs/results/races.md",
            description = "The page; default ${DEFAULT-VALUE}.")
    private Path page = Path.of("docs/results/races.md");

    @Option(names = "--time", paramLabel = "MILLIS", defaultValue = "100",
            description = "How long each iteration takes; default ${DEFAULT-VALUE}.")
    private int time = 100;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("brigade-races-");
        try {
            int status = run(directory);
            if (status != 0) {
                System.err.println("brigade: jcstress ended with exit status " + status);
                return 1;
            }
            RacePage results = new RacePage(read(directory));
            Path to = page.toAbsolutePath().getParent();
            if (to != null) {
                Files.createDirectories(to);
            }
            String text = results.text();
            Files.writeString(page, text);
            System.out.print(text);
            return results.asExpected() ? 0 : 1;
        } finally {
            delete(directory);
        }
    }

    private int run(Path directory) throws IOException, InterruptedException {
        Process jcstress = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-cp",
                absolute(System.getProperty("java.class.path")), "org.openjdk.jcstress.Main", "-m", "quick", "-iters", "1",
                "-jvmArgsPrepend", "--enable-native-access=ALL-UNNAMED", "-time", String.valueOf(time), "-r",
                directory.toString()).directory(directory.toFile()).redirectErrorStream(true).start();
        try {
            jcstress.getInputStream().transferTo(System.err);
            return jcstress.waitFor();
        } finally {
            jcstress.descendants().forEach(ProcessHandle::destroyForcibly);
            jcstress.destroyForcibly();
        }
    }

    /** jcstress runs in a directory of its own, where it leaves its results. */
    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator, -1)).map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static List<TestResult> read(Path directory) throws IOException {
        List<TestResult> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(each -> String.valueOf(each.getFileName()).startsWith(RESULTS)).toList()) {
                DiskReadCollector reader = new DiskReadCollector(file.toString(), results::add);
                try {
                    reader.dump();
                } catch (ClassNotFoundException e) {
                    throw new IOException("jcstress's results cannot be read: " + file, e);
                } finally {
                    reader.close();
                }
            }
        }
        return results;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
