package brigade.common.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static Admission admission(int atMost, int perHost, String... urls) {
        return new Admission(DownloadPlan.of(List.of(urls), Path.of("no-such-directory"), atMost).files(), atMost, perHost);
    }

    private static List<String> names(List<Fetch> files) {
        return files.stream().map(Fetch::name).toList();
    }

    @Test
    void filesStartInInputOrderAndAFullHostHoldsUpNoOther() {
        Admission admission = admission(3, 2, "http://a/1", "http://a/2", "http://a/3", "http://b/4", "http://b/5");
        List<Fetch> first = admission.admit();
        assertThat(names(first)).containsExactly("1", "2", "4");
        assertThat(names(admission.admit())).isEmpty();
        List<Fetch> next = admission.ended(first.getFirst());
        assertThat(names(next)).as("host a has room again, and its file stands first").containsExactly("3");
        assertThat(names(admission.ended(next.getFirst()))).containsExactly("5");
        assertThat(admission.over()).isFalse();
    }

    @Test
    void itIsOverWhenTheLastHasEnded() {
        Admission admission = admission(2, 1, "http://a/1", "http://a/2");
        List<Fetch> first = admission.admit();
        List<Fetch> second = admission.ended(first.getFirst());
        assertThat(admission.over()).isFalse();
        assertThat(admission.ended(second.getFirst())).isEmpty();
        assertThat(admission.over()).isTrue();
        assertThat(admission(1, 1).over()).as("of nothing").isTrue();
    }

    @Test
    void calledOffNothingMoreStarts() {
        Admission admission = admission(1, 1, "http://a/1", "http://a/2", "http://b/3");
        List<Fetch> first = admission.admit();
        assertThat(names(admission.callOff())).containsExactlyInAnyOrder("2", "3");
        assertThat(admission.ended(first.getFirst())).isEmpty();
        assertThat(admission.over()).isTrue();
    }

    @Test
    void whateverTheOrderOfTheEndsNoLimitIsBrokenAndEveryFileStarts() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            int atMost = 1 + random.nextInt(6);
            int perHost = 1 + random.nextInt(4);
            String[] urls = IntStream.range(0, 40).mapToObj(i -> "http://h" + random.nextInt(5) + "/" + i).toArray(String[]::new);
            Admission admission = admission(atMost, perHost, urls);
            Queue<Fetch> running = new ArrayDeque<>(admission.admit());
            int started = running.size();
            while (!admission.over()) {
                Map<String, Integer> hosts = new HashMap<>();
                running.forEach(file -> hosts.merge(file.host(), 1, Integer::sum));
                assertThat(running.size()).isBetween(1, atMost);
                assertThat(hosts.values()).allMatch(count -> count <= perHost);
                for (int skip = random.nextInt(running.size()); skip > 0; skip--) {
                    running.add(running.remove());
                }
                List<Fetch> next = admission.ended(running.remove());
                started += next.size();
                running.addAll(next);
            }
            assertThat(started).isEqualTo(40);
        }
    }
}
