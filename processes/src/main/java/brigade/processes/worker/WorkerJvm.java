package brigade.processes.worker;

import brigade.processes.task.Tasks;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which JVM a worker is, and with what.
 *
 * @param java the executable
 * @param heapMebibytes the largest heap
 * @param flags more JVM flags; they come last, so that they can overrule the others
 */
public record WorkerJvm(Path java, int heapMebibytes, List<String> flags) {
    private static final int STANDARD_HEAP_MEBIBYTES = 64;

    /** Copies the list. */
    public WorkerJvm {
        flags = List.copyOf(flags);
    }

    /** Returns the JVM that this one is, with a heap of 64 MiB. */
    public static WorkerJvm standard() {
        return new WorkerJvm(Path.of(System.getProperty("java.home"), "bin", "java"), STANDARD_HEAP_MEBIBYTES, List.of());
    }

    /** Returns this, with that executable. */
    public WorkerJvm java(Path java) {
        return new WorkerJvm(java, heapMebibytes, flags);
    }

    /** Returns this, with that heap. */
    public WorkerJvm heapMebibytes(int heapMebibytes) {
        return new WorkerJvm(java, heapMebibytes, flags);
    }

    /** Returns this, with those flags. */
    public WorkerJvm flags(String... flags) {
        return new WorkerJvm(java, heapMebibytes, List.of(flags));
    }

    /**
     * Returns the command that starts a worker. What each flag bought, {@code docs/decisions/} says.
     *
     * @param socket where the worker is to connect to
     */
    List<String> command(Path socket) {
        String classPath = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(JvmOptions.passedOn());
        command.addAll(List.of("-Xmx" + heapMebibytes + "m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null", "-Djdk.reflect.useNativeAccessorOnly=true", "-Xlog:disable",
                "-Xlog:all=warning,aot*=off,cds*=off:stderr", "-D" + Tasks.CATALOGS + "=" + Tasks.catalogs(),
                "-Djava.nio.channels.spi.SelectorProvider=" + SelectorProvider.provider().getClass().getName()));
        AotCache.beside(classPath).ifPresent(cache -> command.addAll(options(cache)));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, WorkerMain.class.getName(), socket.toString()));
        return command;
    }

    /** Returns the options that have a JVM start from a cache, or without it if it is missing, stale or damaged. */
    static List<String> options(Path cache) {
        return List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=auto", "-XX:+VerifySharedSpaces");
    }
}
