package brigade.async.future;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@NullMarked
@Timeout(30)
class BoundedQueueTest {
    private final BoundedQueue<Integer> queue = new BoundedQueue<>(2);

    @Test
    void aPutWaitsForRoomAndATakeForAnItem() {
        List<CompletableFuture<Void>> puts = IntStream.rangeClosed(1, 4).mapToObj(queue::put).toList();
        assertThat(puts).extracting(CompletableFuture::isDone).containsExactly(true, true, false, false);

        assertThat(queue.take()).isCompletedWithValue(Optional.of(1));
        assertThat(puts).extracting(CompletableFuture::isDone).containsExactly(true, true, true, false);

        for (int item = 2; item <= 4; item++) {
            assertThat(queue.take()).isCompletedWithValue(Optional.of(item));
        }
        CompletableFuture<Optional<Integer>> early = queue.take();
        assertThat(early).isNotDone();
        assertThat(queue.put(5)).isCompleted();
        assertThat(early).isCompletedWithValue(Optional.of(5));
    }

    @Test
    void closedItIsEmptiedBeforeItSaysThatThereIsNoMore() {
        assertThat(queue.put(1)).isCompleted();
        assertThat(queue.put(2)).isCompleted();
        CompletableFuture<Void> heldBack = queue.put(3);
        queue.close();

        assertThat(List.of(queue.take().join(), queue.take().join(), queue.take().join(), queue.take().join()))
                .containsExactly(Optional.of(1), Optional.of(2), Optional.of(3), Optional.empty());
        assertThat(heldBack).isCompleted();
    }

    @Test
    void whoWaitsForAnItemHearsOfTheClosing() {
        CompletableFuture<Optional<Integer>> early = queue.take();
        queue.close();

        assertThat(early).isCompletedWithValue(Optional.empty());
    }

    @Test
    void cancelledItCancelsThePutsAndKeepsNothing() {
        assertThat(queue.put(1)).isCompleted();
        assertThat(queue.put(2)).isCompleted();
        CompletableFuture<Void> heldBack = queue.put(3);
        queue.cancel();

        assertThat(heldBack).isCancelled();
        assertThat(queue.put(4)).isCancelled();
        assertThat(queue.take()).isCompletedWithValue(Optional.empty());
    }

    @Test
    void manyThreadsPutAndTakeEachItemOnceAndNeverMoreThanItHolds() throws Exception {
        int each = 5000;
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ConcurrentLinkedQueue<Integer> taken = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> takers = new ArrayList<>();
            List<Future<?>> putters = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                int first = thread * each;
                takers.add(threads.submit(() -> {
                    for (Optional<Integer> next = queue.take().join(); next.isPresent(); next = queue.take().join()) {
                        inside.decrementAndGet();
                        taken.add(next.get());
                    }
                }));
                putters.add(threads.submit(() -> {
                    for (int item = first; item < first + each; item++) {
                        queue.put(item).join();
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    }
                }));
            }
            for (Future<?> putter : putters) {
                putter.get();
            }
            queue.close();
            for (Future<?> taker : takers) {
                taker.get();
            }
        }

        assertThat(taken.stream().sorted().toList()).isEqualTo(IntStream.range(0, 3 * each).boxed().toList());
        assertThat(most.get()).as("queued, or taken and not yet counted").isLessThanOrEqualTo(2 + 3);
    }
}
