package brigade.benchmarks.download;

import brigade.benchmarks.Machine;
import brigade.common.model.ModelProvider;
import brigade.common.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who takes part: a model of ours, or a downloader that people use.
 *
 * @param name how the page names it
 * @param version the client and its version
 * @param ours whether it is a model of ours
 * @param mostFiles a load of more files it sits out, and a warm run of more in all its rounds, because it would take minutes
 */
record Contestant(String name, String version, boolean ours, int mostFiles) {
    /** How many downloads everybody has in flight at once. */
    static final int AT_MOST = 16;

    private static final int MOST_PROCESSES = 100;
    private static final int MOST_TASKS = 10_000;

    /** Returns our models, those of these names or all. */
    static List<Contestant> models(List<String> names) {
        return Models.onClassPath().stream().filter(model -> names.isEmpty() || names.stream().anyMatch(model.name()::endsWith))
                .map(Contestant::of).toList();
    }

    private static Contestant of(ModelProvider model) {
        return new Contestant(model.name(), model.httpClient(), true, switch (model.name()) {
            case "processes/spawn" -> MOST_PROCESSES;
            case "processes/workers" -> MOST_TASKS;
            default -> Integer.MAX_VALUE;
        });
    }

    /** Returns the downloaders that are installed; says on standard error which are not. */
    static List<Contestant> peers() throws InterruptedException {
        List<Contestant> installed = new ArrayList<>();
        for (String program : List.of("curl", "aria2c", "wget2")) {
            String version = Machine.version(program, "--version");
            if (version.isEmpty()) {
                System.err.println("brigade: " + program + " is not installed, and left out");
            } else {
                installed.add(new Contestant(program, version.split(" \\(|,", 2)[0], false, Integer.MAX_VALUE));
            }
        }
        return installed;
    }

    /**
     * Returns the command that downloads the URLs into the directory.
     *
     * @param flags for the JVM, if it has one
     */
    List<String> command(List<String> urls, Path directory, Path scratch, List<String> flags) throws IOException {
        Path list = scratch.resolve("urls.txt");
        Files.write(list, name.equals("curl") ? urls.stream().flatMap(url -> curlLines(url, directory)).toList() : urls);
        return switch (name) {
            case "curl" -> List.of("curl", "--silent", "--fail", "--parallel", "--parallel-immediate", "--parallel-max",
                    String.valueOf(AT_MOST), "--config", list.toString());
            case "aria2c" -> List.of("aria2c", "--quiet", "--file-allocation=none", "--max-connection-per-server=1", "--split=1",
                    "--max-concurrent-downloads=" + AT_MOST, "--dir=" + directory, "--input-file=" + list);
            case "wget2" -> List.of("wget2", "--quiet", "--max-threads=" + AT_MOST, "--directory-prefix=" + directory,
                    "--input-file=" + list);
            default -> java(flags, mainClass(),
                    List.of("download", "--model", name, "--at-most", String.valueOf(AT_MOST), "--at-most-per-host",
                            String.valueOf(AT_MOST), "--quiet", "--to", directory.toString(), "--input", list.toString()));
        };
    }

    private static Stream<String> curlLines(String url, Path directory) {
        return Stream.of("url = \"" + url + "\"", "output = \"" + directory.resolve(fileName(url)) + "\"");
    }

    /** Returns the command that downloads them so many times over in one process, and prints how many milliseconds each round took. */
    List<String> warmCommand(List<String> urls, Path directory, Path scratch, int rounds) throws IOException {
        Path list = scratch.resolve("urls.txt");
        Files.write(list, urls);
        return java(List.of(), WarmMain.class.getName(),
                List.of(name, list.toString(), directory.toString(), String.valueOf(rounds)));
    }

    /** Returns the command by which the JVM learns, as the launcher has it learn after a build. */
    List<String> rehearsal(Path cache) {
        return java(List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:disable"), mainClass(), List.of("rehearse"));
    }

    /** Returns the main class, which models of one paradigm share. */
    String mainClass() {
        return "brigade." + name.substring(0, name.indexOf('/')) + ".Main";
    }

    /** Returns a command that runs the class in a JVM with this one's class path. */
    static List<String> java(List<String> flags, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        return command;
    }

    private static String fileName(String url) {
        String path = url.replaceAll("\\?.*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
