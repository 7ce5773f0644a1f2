package brigade.processes.fault;

import static org.assertj.core.api.Assertions.assertThat;

import brigade.common.journal.Journal;
import brigade.processes.fault.Deeds.What;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Task;
import brigade.processes.wire.UnsendableException;

/** Tasks and results that cannot be sent, and tasks that nobody knows: they fail by name, and the worker lives on. */
final class EncodingTest extends FaultBase {

    @Repeatedly
    void taskThatIsNoPlainData() throws Exception {
        fails(new Deeds.Unsendable(new Object()), "java.lang.Object is not plain data");
    }

    @Repeatedly
    void resultThatIsNoPlainData() throws Exception {
        fails(new Deeds.UnsendableResult(), "the result of task 'unsendable-result': java.lang.Object is not plain data");
    }

    @Repeatedly
    void resultThatIsTooLong() throws Exception {
        fails(deed(What.LONG_RESULT), "the longest may have 8388608; send more by way of a file");
    }

    @Repeatedly
    void argumentsThatTheWorkerRefuses() throws Exception {
        fails(new Deeds.Picky(ProcessHandle.current().pid()),
                "the arguments of task 'picky': brigade.processes.fault.Deeds$Picky refuses");
    }

    @Repeatedly
    void taskThatNoCatalogRegisters() throws Exception {
        fails(new Stranger(), "no TaskCatalog registers brigade.processes.fault.EncodingTest$Stranger");
    }

    private void fails(Task<?> task, String message) throws Exception {
        try (WorkerPool pool = pool(1)) {
            String pid = where(pool);
            assertThat(failure(pool.submit(task))).hasMessageContaining(message);
            assertThat(where(pool)).isEqualTo(pid);
        }
    }

    @Repeatedly
    void unsendableIsATypeOfItsOwn() throws Exception {
        try (WorkerPool pool = pool(1)) {
            assertThat(failure(pool.submit(new Deeds.Unsendable("text")))).isInstanceOf(UnsendableException.class);
        }
    }

    /** A task of no catalog. */
    record Stranger() implements Task<String> {

        @Override
        public Class<String> resultType() {
            return String.class;
        }

        @Override
        public String run(Journal journal) {
            return "";
        }
    }
}
