package brigade.conformance;

import brigade.common.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats.IPConnection;
import oshi.software.os.InternetProtocolStats.TcpState;

/**
 * What the operating system and the JVM say is alive: threads, virtual ones too, child processes, open files, connections. Taken
 * before a call and held against what is there after it.
 */
final class Leftovers {
    /** A joined thread is gone; one whose executor has only said so may need a moment. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(10);

    /** Threads that belong to the JVM and no model: its pools, pollers and reapers; and Netty's one for all, which ends by itself when idle. */
    private static final Pattern JVM_OWN = Pattern
            .compile(
                    "(globalEventExecutor-.*|ForkJoinPool\\.commonPool.*|ForkJoinPool-1-.*|CompletableFutureDelayScheduler|process reaper.*|"
                            + "Common-Cleaner|Cleaner-\\d+|.*-Poller.*|.*[Pp]oller.*|VirtualThread-.*|Attach Listener|Keep-Alive-Timer|HTTP-Dispatcher|"
                            + "idle-timeout-task|caller|junit.*|surefire.*|OshiLog.*|JNA Cleaner|Thread-\\d+ \\(.*\\)|g4-sampler)");

    private final Set<Long> threads;
    private final Set<Long> processes;
    private final Predicate<String> ownThread;
    private final boolean ownProcesses;

    private record Live(long id, String name, String stack) {}

    private Leftovers(Set<Long> threads, Set<Long> processes, Predicate<String> ownThread, boolean ownProcesses) {
        this.threads = threads;
        this.processes = processes;
        this.ownThread = ownThread;
        this.ownProcesses = ownProcesses;
    }

    /**
     * Remembers what is alive now.
     *
     * @param ownThread which threads belong to the model and may stay
     * @param ownProcesses whether child processes belong to the model and may stay
     */
    static Leftovers before(Predicate<String> ownThread, boolean ownProcesses) {
        Set<Long> threads = new HashSet<>();
        live().forEach(thread -> threads.add(thread.id()));
        return new Leftovers(threads, processes(), ownThread, ownProcesses);
    }

    private static Set<Long> processes() {
        Set<Long> pids = new HashSet<>();
        ProcessHandle.current().descendants().forEach(process -> pids.add(process.pid()));
        return pids;
    }

    private static List<Live> live() {
        try {
            Path file = Files.createTempFile("brigade-threads-", ".json");
            Files.delete(file);
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(file.toString(),
                    HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
            JsonNode dump = Json.mapper().readTree(Files.readAllBytes(file));
            Files.delete(file);
            List<Live> live = new ArrayList<>();
            for (JsonNode container : dump.path("threadDump").path("threadContainers")) {
                for (JsonNode thread : container.path("threads")) {
                    StringBuilder stack = new StringBuilder();
                    thread.path("stack").forEach(frame -> stack.append("\n        at ").append(frame.asText()));
                    live.add(new Live(thread.path("tid").asLong(), thread.path("name").asText(), stack.toString()));
                }
            }
            return live;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what is there that was not before: files and connections at once, threads and processes if they do not go within a moment. */
    List<String> found(Path directory, List<Integer> ports) throws InterruptedException {
        List<String> opened = opened(directory, ports);
        if (!opened.isEmpty()) {
            return opened;
        }
        long deadlineNanos = System.nanoTime() + GRACE.toNanos();
        List<String> found = look();
        while (!found.isEmpty() && System.nanoTime() < deadlineNanos) {
            Thread.sleep(PAUSE);
            found = look();
        }
        return found;
    }

    /** Whoever closes a file or a connection has closed it: nothing of that kind needs a moment. */
    private static List<String> opened(Path directory, List<Integer> ports) {
        List<String> found = new ArrayList<>();
        openFiles(directory).forEach(file -> found.add("open file " + file));
        if (!ports.isEmpty()) {
            connections(ports).forEach(found::add);
        }
        return found;
    }

    private List<String> look() {
        List<String> found = new ArrayList<>();
        for (Live thread : live()) {
            if (!threads.contains(thread.id()) && !JVM_OWN.matcher(thread.name()).matches() && !ownThread.test(thread.name())
                    && !isOrigins(thread.stack())) {
                found.add("thread '" + thread.name() + "'" + thread.stack());
            }
        }
        if (!ownProcesses) {
            processes().stream().filter(pid -> !processes.contains(pid))
                    .forEach(pid -> found.add("child process " + describe(pid)));
        }
        return found;
    }

    private static boolean isOrigins(String stack) {
        return stack.contains("brigade.common.origin.") || stack.contains("brigade.conformance.FaultyServer")
                || stack.contains("sun.net.httpserver");
    }

    private static String describe(long pid) {
        return pid + ProcessHandle.of(pid).flatMap(process -> process.info().commandLine()).map(line -> ": " + line).orElse("");
    }

    /** Returns the open files below the directory, where the operating system lists them. */
    private static List<String> openFiles(Path directory) {
        List<String> open = new ArrayList<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.startsWith(directory.toString())) {
                        open.add(target);
                    }
                } catch (IOException _) {
                    // It was closed while we looked.
                }
            }
        } catch (IOException | UncheckedIOException _) {
            // Not a system that lists them there.
        }
        return open;
    }

    /** Returns the connections to these ports that somebody holds open. */
    private static List<String> connections(List<Integer> ports) {
        List<String> open = new ArrayList<>();
        for (IPConnection connection : new SystemInfo().getOperatingSystem().getInternetProtocolStats().getConnections()) {
            if (connection.getState() == TcpState.ESTABLISHED && ports.contains(connection.getForeignPort())) {
                open.add("connection from port " + connection.getLocalPort() + " to port " + connection.getForeignPort());
            }
        }
        return open;
    }
}
