package brigade.common.download;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * Which downloads may start: no more at once than the plan allows, nor from one host, and otherwise in input order. A file that waits
 * for its host holds up no other host's. Starts and awaits nothing; not safe for use by several threads.
 */
public final class Admission {
    private final int atMost;
    private final int perHost;
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Queue<Lane> open = new PriorityQueue<>(Comparator.comparingInt(Lane::place));
    private int inFlight;
    private int waiting;

    private record Place(int place, Fetch file) {}

    private static final class Lane {
        private final Queue<Place> files = new ArrayDeque<>();
        private int inFlight;

        int place() {
            Place first = files.peek();
            return first == null ? Integer.MAX_VALUE : first.place();
        }
    }

    Admission(List<Fetch> files, int atMost, int perHost) {
        this.atMost = atMost;
        this.perHost = perHost;
        this.waiting = files.size();
        for (int place = 0; place < files.size(); place++) {
            Fetch file = files.get(place);
            lanes.computeIfAbsent(file.host(), _ -> new Lane()).files.add(new Place(place, file));
        }
        open.addAll(lanes.values());
    }

    /** Returns the files that may start now, and counts them as in flight. */
    public List<Fetch> admit() {
        List<Fetch> admitted = new ArrayList<>();
        while (inFlight < atMost && !open.isEmpty()) {
            Lane lane = open.remove();
            Place next = lane.files.remove();
            admitted.add(next.file());
            waiting--;
            inFlight++;
            lane.inFlight++;
            if (!lane.files.isEmpty() && lane.inFlight < perHost) {
                open.add(lane);
            }
        }
        return admitted;
    }

    /** Takes in that the file is not in flight any more, and returns the files that may start instead. */
    public List<Fetch> ended(Fetch file) {
        Lane lane = lanes.get(file.host());
        if (lane != null) {
            inFlight--;
            if (lane.inFlight-- == perHost && !lane.files.isEmpty()) {
                open.add(lane);
            }
        }
        return admit();
    }

    /** Forgets all files that have not started; nothing more is admitted. */
    public List<Fetch> callOff() {
        List<Fetch> forgotten = lanes.values().stream().flatMap(lane -> lane.files.stream()).map(Place::file).toList();
        open.clear();
        lanes.values().forEach(lane -> lane.files.clear());
        waiting = 0;
        return forgotten;
    }

    /** Returns whether no file waits and none is in flight. */
    public boolean over() {
        return waiting == 0 && inFlight == 0;
    }
}
