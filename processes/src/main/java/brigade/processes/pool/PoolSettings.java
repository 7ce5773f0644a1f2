package brigade.processes.pool;

import brigade.processes.worker.WorkerJvm;
import java.time.Duration;
import java.util.Optional;

/**
 * What a pool is told when it is opened.
 *
 * @param workers the most JVMs at once, the workers and those that their tasks start; they are started when there is work for them
 * @param deadline how long a task may run before its worker is killed; none if empty
 * @param tasksPerWorker how many tasks a worker runs before a new one takes its place
 * @param pause how long to wait before a worker is started after a failed start; each further failure in a row doubles it
 * @param jvm which JVM the workers are: executable, heap, flags
 */
public record PoolSettings(int workers, Optional<Duration> deadline, int tasksPerWorker, Duration pause, WorkerJvm jvm) {
    private static final Duration STANDARD_PAUSE = Duration.ofMillis(100);

    /** Checks the numbers. */
    public PoolSettings {
        if (workers < 1 || tasksPerWorker < 1) {
            throw new IllegalArgumentException(
                    workers + " workers of " + tasksPerWorker + " tasks each do nothing; write 1 or more");
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("a pause of " + pause + " is none; write zero or more");
        }
        deadline.filter(time -> time.isNegative() || time.isZero()).ifPresent(time -> {
            throw new IllegalArgumentException("a deadline of " + time + " lets no task run; write a longer one, or none");
        });
    }

    /** Returns the settings of a pool of at most so many workers, without a deadline, whose workers are never renewed. */
    public static PoolSettings of(int workers) {
        return new PoolSettings(workers, Optional.empty(), Integer.MAX_VALUE, STANDARD_PAUSE, WorkerJvm.standard());
    }

    /** Returns these, with that deadline for each task. */
    public PoolSettings deadline(Duration deadline) {
        return new PoolSettings(workers, Optional.of(deadline), tasksPerWorker, pause, jvm);
    }

    /** Returns these, with a new worker after so many tasks. */
    public PoolSettings tasksPerWorker(int tasksPerWorker) {
        return new PoolSettings(workers, deadline, tasksPerWorker, pause, jvm);
    }

    /** Returns these, with that pause after a first failed start. */
    public PoolSettings pause(Duration pause) {
        return new PoolSettings(workers, deadline, tasksPerWorker, pause, jvm);
    }

    /** Returns these, with workers of that JVM. */
    public PoolSettings jvm(WorkerJvm jvm) {
        return new PoolSettings(workers, deadline, tasksPerWorker, pause, jvm);
    }
}
