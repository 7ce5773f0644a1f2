package brigade.common.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerTest {

    private static Worker on(Thread.Builder threads) throws Exception {
        FutureTask<Worker> worker = new FutureTask<>(Worker::current);
        threads.start(worker);
        return worker.get();
    }

    @ParameterizedTest
    @CsvSource({"vert.x-eventloop-thread-0, EVENT_LOOP", "nioEventLoopGroup-2-1, EVENT_LOOP", "assistant-1, PLATFORM_THREAD",
            "main, PLATFORM_THREAD"})
    void aPlatformThreadIsAnEventLoopByItsName(String name, Worker.Kind kind) throws Exception {
        assertThat(on(Thread.ofPlatform().name(name)).kind()).isEqualTo(kind);
    }

    @Test
    void aVirtualThreadIsOneWhateverItsName() throws Exception {
        assertThat(on(Thread.ofVirtual().name("eventloop")).kind()).isEqualTo(Worker.Kind.VIRTUAL_THREAD);
    }

    @Test
    void aThreadWithoutANameHasItsNumber() throws Exception {
        Worker worker = on(Thread.ofVirtual());
        assertThat(worker.thread()).isEqualTo("virtual thread #" + worker.threadId());
    }

    @Test
    void aDaemonSaysSo() throws Exception {
        String process = ", pid " + ProcessHandle.current().pid();
        assertThat(on(Thread.ofPlatform().daemon(true).name("monitor")).prose())
                .isEqualTo("daemon platform thread monitor" + process);
        assertThat(on(Thread.ofPlatform().daemon(false).name("cook")).prose()).isEqualTo("platform thread cook" + process);
        assertThat(on(Thread.ofVirtual().name("v")).prose()).isEqualTo("daemon virtual thread v" + process);
    }

    @Test
    void theProcessIsNamedByItsNumber() {
        assertThat(Worker.current().process()).isEqualTo("pid " + ProcessHandle.current().pid());
        assertThat(Worker.current().local()).isTrue();
        assertThat(new Worker(Worker.Kind.PLATFORM_THREAD, -1, 1, "main", false).local()).isFalse();
    }
}
