package brigade.common.origin;

import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;

/** How long the origin needs to send files. */
public final class OriginTimes {

    private OriginTimes() {}

    /** Returns the time of sending them one after another. */
    public static Duration oneAfterAnother(List<OriginFile> files) {
        return files.stream().map(OriginFile::time).reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns the time of sending them in this order, each end making room for the next, so many at once. */
    public static Duration together(List<OriginFile> files, int atMost) {
        PriorityQueue<Duration> ends = new PriorityQueue<>();
        Duration last = Duration.ZERO;
        for (OriginFile file : files) {
            Duration start = ends.size() < atMost ? Duration.ZERO : ends.remove();
            Duration end = start.plus(file.time());
            ends.add(end);
            last = end.compareTo(last) > 0 ? end : last;
        }
        return last;
    }
}
