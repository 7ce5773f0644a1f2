package brigade.benchmarks.workers;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures the peers, where they are installed, with small scripts of their own that do what {@link PoolRace} does. */
final class Peers {

    private Peers() {}

    static List<Figures> run() throws IOException, InterruptedException {
        List<Figures> all = new ArrayList<>();
        all.addAll(run("python3", "peer.py", "fork"));
        all.addAll(run("python3", "peer.py", "forkserver"));
        all.addAll(run("python3", "peer.py", "spawn"));
        all.addAll(run("node", "peer.js", "child_process"));
        return all;
    }

    /** Returns one or, if the peer is not installed or its script fails, none. */
    private static List<Figures> run(String program, String script, String method) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("brigade-peer-");
        Path file = directory.resolve(script);
        try (InputStream in = Peers.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IOException("no resource " + script);
            }
            Files.copy(in, file);
            Process peer = new ProcessBuilder(program, file.toString(), method).redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String json = new String(peer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (peer.waitFor() == 0) {
                return List.of(JsonMapper.builder().build().readValue(json, Figures.class));
            }
        } catch (IOException e) {
            System.err.println(program + " " + method + ": not measured: " + e.getMessage());
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
        return List.of();
    }

    /** Returns what the program says its version is; "not installed" if it is not. */
    static String version(String program) throws InterruptedException {
        try {
            Process asked = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return asked.waitFor() == 0 ? said : "not installed";
        } catch (IOException _) {
            return "not installed";
        }
    }
}
