package brigade.benchmarks.download;

import brigade.benchmarks.Machine;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The server that everybody downloads from, a process of its own: nginx where it is installed, else Brigade's embedded origin.
 *
 * @param name what it is, and its version
 * @param process it
 * @param port its port on loopback
 * @param onDemand whether it makes files up when they are asked for, with their size in the query
 */
record Source(String name, Process process, int port, boolean onDemand) implements AutoCloseable {
    private static final long STARTING_MILLIS = 10_000;
    private static final int BLOCK_BYTES = 1 << 20;

    /** Starts it; nginx serves files that it finds below the directory, which are made here. */
    static Source start(List<Load> loads, Path directory) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String nginx = Machine.version("nginx", "-v");
        Source source = nginx.isEmpty() ? embedded(port) : nginx(nginx.replace("nginx version: ", ""), port, loads, directory);
        source.awaitReady();
        return source;
    }

    private static Source nginx(String version, int port, List<Load> loads, Path directory) throws IOException {
        Path files = Files.createDirectories(directory.resolve("origin"));
        for (Load load : loads) {
            Path below = Files.createDirectories(files.resolve(load.directory()));
            for (String name : load.names()) {
                fill(below.resolve(name), load.bytes());
            }
        }
        Path configuration = directory.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off; master_process off; pid %1$s/nginx.pid; error_log stderr warn;
                events { worker_connections 1024; }
                http {
                  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; default_type application/octet-stream;
                  client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                  server { listen 127.0.0.1:%2$d backlog=1024; root %1$s/origin; }
                }
                """.formatted(directory, port));
        return new Source(version,
                new ProcessBuilder("nginx", "-p", directory.toString(), "-e", "stderr", "-c", configuration.toString())
                        .inheritIO().start(),
                port, false);
    }

    /** Not sparse: holes are all read from one page, which stays in the processor's cache, and everybody would look faster. */
    private static void fill(Path file, long bytes) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        new Random(bytes).nextBytes(block);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long left = bytes; left > 0; left -= BLOCK_BYTES) {
                out.write(block, 0, (int) Math.min(left, BLOCK_BYTES));
            }
        }
    }

    private static Source embedded(int port) throws IOException {
        return new Source("Brigade's origin (nginx is not installed)",
                new ProcessBuilder(Contestant.java(List.of(), "brigade.threads.Main",
                        List.of("origin", "--port", String.valueOf(port)))).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD).start(),
                port, true);
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STARTING_MILLIS);
        while (true) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > deadlineNanos) {
                    close();
                    throw new IOException(name + " does not answer on port " + port, e);
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    /** Returns the load's URLs. */
    List<String> urls(Load load) {
        return load.names().stream().map(name -> "http://127.0.0.1:" + port + "/"
                + (onDemand ? name + "?size=" + load.bytes() : load.directory() + "/" + name)).toList();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, STARTING_MILLIS, TimeUnit.MILLISECONDS).join();
        process.destroyForcibly();
    }
}
