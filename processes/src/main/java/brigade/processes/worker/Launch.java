package brigade.processes.worker;

import brigade.processes.task.WorkerStartException;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Starts processes, one at a time, and only when there are open files enough. What the JDK starts first inherits, for a moment, this
 * JVM's ends of all pipes: if this JVM were killed while two start, each would wait for the other to let go. And a start that finds no
 * pipe any more closes files at random (JDK 25: {@code forkAndExec} closes two numbers that it has not set yet), which may be anybody's.
 */
final class Launch {
    /** The pipes of a start are eight, and its helper loads a library; the rest is for what other threads open at the same time. */
    private static final int DESCRIPTORS = 16;
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private Launch() {}

    /**
     * Starts a process with that command, whose standard error goes where its standard output goes.
     *
     * @throws WorkerStartException if it cannot be started; the message says in one line why
     */
    static Process start(List<String> command) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(JvmOptions.VARIABLES);
        ONE_AT_A_TIME.lockInterruptibly();
        try {
            checkDescriptors();
            return builder.start();
        } catch (IOException e) {
            throw new WorkerStartException(
                    "a worker cannot be started: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + "; its command: " + String.join(" ", command));
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private static void checkDescriptors() {
        List<FileInputStream> free = new ArrayList<>();
        try {
            while (free.size() < DESCRIPTORS) {
                free.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            throw new WorkerStartException(
                    "a worker cannot be started: this process has too many open files ('ulimit -n' says how many it "
                            + "may have): " + e.getMessage());
        } finally {
            free.forEach(Launch::close);
        }
    }

    private static void close(FileInputStream one) {
        try {
            one.close();
        } catch (IOException _) {
            // Nothing was written to it.
        }
    }
}
