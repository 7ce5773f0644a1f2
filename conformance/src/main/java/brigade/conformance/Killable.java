package brigade.conformance;

import brigade.common.download.DownloadPlan;
import brigade.common.journal.Journal;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A model that downloads in a JVM of its own, which the kit can kill: SIGKILL, where there are signals. */
final class Killable implements AutoCloseable {
    private static final long ORPHAN_SECONDS = 10;

    private final Process process;

    private Killable(Process process) {
        this.process = process;
    }

    static Killable downloading(ModelProvider provider, List<String> urls, Path directory) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-preview", "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(), provider.getClass().getName(), directory.toString()));
        command.addAll(urls);
        return new Killable(
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** Kills it, and waits for the end of the JVMs that it has started: they notice by themselves that they are orphans. */
    void kill() {
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroyForcibly().onExit().join();
        for (ProcessHandle worker : workers) {
            if (!worker.onExit().thenApply(_ -> true).completeOnTimeout(false, ORPHAN_SECONDS, TimeUnit.SECONDS).join()) {
                worker.destroyForcibly();
            }
        }
    }

    @Override
    public void close() {
        kill();
    }

    /** What the JVM runs: the provider's class name, the directory, the URLs. */
    static final class Main {

        private Main() {}

        public static void main(String[] args) throws Exception {
            ModelProvider provider = Class.forName(args[0]).asSubclass(ModelProvider.class).getDeclaredConstructor().newInstance();
            try (Model model = provider.open()) {
                model.download(DownloadPlan.of(Arrays.asList(args).subList(2, args.length), Path.of(args[1]), 16), Journal.open());
            }
        }
    }
}
