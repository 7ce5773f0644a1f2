package brigade.async.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class BoundedQueueTest {
    private final List<Integer> got = new ArrayList<>();
    private final BoundedQueue<Integer> queue = new BoundedQueue<Integer>(2).pause().handler(got::add);

    private List<Future<Void>> write(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(queue::write).toList();
    }

    @Test
    void aWriteWaitsForRoomAndNothingComesUnfetched() {
        List<Future<Void>> writes = write(4);
        assertThat(writes).extracting(Future::succeeded).containsExactly(true, true, false, false);
        assertThat(got).isEmpty();

        queue.fetch(1);
        assertThat(got).containsExactly(1);
        assertThat(writes).extracting(Future::succeeded).containsExactly(true, true, true, false);

        queue.resume();
        assertThat(got).containsExactly(1, 2, 3, 4);
        assertThat(writes).allMatch(Future::succeeded);
    }

    @Test
    void itEndsWhenEverythingHasBeenFetched() {
        List<String> ends = new ArrayList<>();
        queue.endHandler(_ -> ends.add("end"));
        write(3);
        Future<Void> end = queue.end();

        queue.fetch(2);
        assertThat(end.isComplete()).isFalse();
        queue.fetch(1);
        assertThat(end.succeeded()).isTrue();
        assertThat(ends).containsExactly("end");
        assertThat(got).containsExactly(1, 2, 3);
    }

    @Test
    void cancelledItFailsTheWritesAndKeepsNothing() {
        List<Future<Void>> writes = write(3);
        queue.cancel();

        assertThat(writes.getLast().cause()).isInstanceOf(CancellationException.class);
        assertThat(queue.write(4).cause()).isInstanceOf(CancellationException.class);
        assertThat(queue.end().succeeded()).isTrue();
        queue.resume();
        assertThat(got).isEmpty();
    }

    @Test
    void whoWritesAndFetchesFromItsHandlersMakesNoDeepStack() {
        int many = 100_000;
        BoundedQueue<Integer> large = new BoundedQueue<>(many);
        large.pause().handler(item -> {
            got.add(item);
            large.fetch(1);
        });
        Future<Void> written = Future.succeededFuture();
        for (int item = 0; item < many; item++) {
            int next = item;
            written = written.compose(_ -> large.write(next));
        }
        large.fetch(1);

        assertThat(written.succeeded()).isTrue();
        assertThat(got).hasSize(many);
    }
}
