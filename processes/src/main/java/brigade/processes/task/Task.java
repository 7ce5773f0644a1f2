package brigade.processes.task;

import brigade.common.journal.Journal;
import brigade.common.model.ScenarioFailedException;

/**
 * What a worker JVM can be asked to do: a record, whose components are its arguments.
 *
 * <p>This is the JVM's answer to "arguments must be picklable". Python's {@code multiprocessing} sends a function by name and its
 * arguments as pickled objects, and unpickling runs whatever code the bytes name. Here, too, code is named and arguments are sent,
 * but only types that a {@link TaskCatalog} registers can be named, and arguments and results are plain data: numbers, strings,
 * byte arrays, enums, durations, URIs, paths, and lists, maps, optionals, records and sealed interfaces of these. No Java
 * serialization.
 *
 * @param <R> the result: plain data; {@code Void} for none
 */
public interface Task<R> {

    /** Returns the type of the result. */
    Class<R> resultType();

    /**
     * Does it, in the worker's JVM, on the worker's main thread, which is interrupted when the task is called off.
     *
     * @param journal the worker's journal, whose events reach the journal of whoever gave the task
     * @return the result
     */
    R run(Journal journal) throws Exception;

    /** Returns whether the task may be run once more if its worker died of it or beside it; false unless overridden. */
    default boolean repeatable() {
        return false;
    }

    /** Returns how many JVMs it takes, its worker's and those that it starts itself; 1 unless overridden. */
    default int jvms() {
        return 1;
    }

    /**
     * Makes, in the JVM of whoever gave the task, the exception that tells of its failure.
     *
     * @param failure what the worker said of it
     */
    default RuntimeException failed(RemoteFailure failure) {
        return failure.isLine() ? new ScenarioFailedException(failure.message()) : new RemoteTaskException(failure);
    }

    /**
     * Decides, in the JVM of whoever gave the task, what the death of its worker means.
     *
     * @return the result that stands for it, where the death of a worker is one of the ends that the task's result knows
     * @throws WorkerDiedException otherwise
     */
    default R died(WorkerDiedException death) {
        throw death;
    }
}
