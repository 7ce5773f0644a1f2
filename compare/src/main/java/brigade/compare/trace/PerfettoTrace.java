package brigade.compare.trace;

import brigade.common.cli.RunReport.Where;
import brigade.compare.run.Comparison;
import brigade.compare.run.Run;
import brigade.compare.screen.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A comparison as a trace of TrackEvents, which the Perfetto UI shows. Each process of each model is a process, each worker a track of
 * it; where a worker has several steps in flight at once, each needs a track, for slices on one track may nest but not overlap. For one
 * trace.
 *
 * @see <a href="https://perfetto.dev/docs/reference/synthetic-track-event">Writing TrackEvents by hand</a>
 */
public final class PerfettoTrace {
    private static final int PACKET = 1;
    private static final int TIMESTAMP = 8;
    private static final int SEQUENCE_ID = 10;
    private static final int TRACK_EVENT = 11;
    private static final int SEQUENCE_FLAGS = 13;
    private static final int TRACK_DESCRIPTOR = 60;

    private static final int UUID = 1;
    private static final int NAME = 2;
    private static final int PROCESS = 3;
    private static final int PARENT = 5;
    private static final int PID = 1;
    private static final int PROCESS_NAME = 6;

    private static final int ANNOTATION = 4;
    private static final int TYPE = 9;
    private static final int TRACK = 11;
    private static final int CATEGORY = 22;
    private static final int EVENT_NAME = 23;
    private static final int BEGIN = 1;
    private static final int END = 2;

    private static final int ANNOTATION_NAME = 10;
    private static final int ANNOTATION_TEXT = 6;

    private static final double NANOS_PER_MILLI = 1e6;

    private final Protobuf trace = new Protobuf();
    private final List<Moment> moments = new ArrayList<>();
    private final String scenario;
    private long lastTrack;
    private boolean begun;

    /** One end of a slice. Ends come before begins of the same time, and a slice's own end comes after its begin. */
    private record Moment(long nanos, int order, Protobuf event) {}

    private PerfettoTrace(String scenario) {
        this.scenario = scenario;
    }

    /** Returns the trace. */
    public static byte[] of(Comparison comparison) {
        PerfettoTrace trace = new PerfettoTrace(comparison.scenario());
        comparison.runs().forEach(trace::run);
        trace.moments.sort(Comparator.comparingLong(Moment::nanos).thenComparingInt(Moment::order));
        trace.moments.forEach(
                moment -> trace.packet(new Protobuf().number(TIMESTAMP, moment.nanos()).message(TRACK_EVENT, moment.event())));
        return trace.trace.toBytes();
    }

    private void run(Run run) {
        Map<Long, Long> processes = new LinkedHashMap<>();
        for (Timeline.Lane lane : Timeline.of(run.events()).lanes()) {
            long process = processes.computeIfAbsent(lane.worker().pid(), pid -> process(run.model(), pid));
            for (int row = 0; row < lane.rows().size(); row++) {
                long track = track(process, thread(lane.worker()) + (lane.rows().size() > 1 ? " (" + (row + 1) + ")" : ""));
                lane.rows().get(row).forEach(bar -> slice(run.model(), bar, track));
            }
        }
    }

    private static String thread(Where worker) {
        return worker.kind() + " " + (worker.thread().isEmpty() ? "#" + worker.threadId() : worker.thread());
    }

    private long process(String model, long pid) {
        long uuid = ++lastTrack;
        // A trace takes two processes of one pid for one process; those of two models are none.
        Protobuf descriptor = new Protobuf().number(PID, uuid).text(PROCESS_NAME, model + ", pid " + pid);
        packet(new Protobuf().message(TRACK_DESCRIPTOR, new Protobuf().number(UUID, uuid).message(PROCESS, descriptor)));
        return uuid;
    }

    private long track(long parent, String name) {
        long uuid = ++lastTrack;
        packet(new Protobuf().message(TRACK_DESCRIPTOR,
                new Protobuf().number(UUID, uuid).text(NAME, name).number(PARENT, parent)));
        return uuid;
    }

    private void slice(String model, Timeline.Bar bar, long track) {
        long from = nanos(bar.fromMillis());
        long to = Math.max(from, nanos(bar.toMillis()));
        Protobuf begin = new Protobuf().number(TYPE, BEGIN).number(TRACK, track).text(CATEGORY, "brigade").text(EVENT_NAME,
                bar.step());
        annotate(begin, "scenario", scenario);
        annotate(begin, "model", model);
        annotate(begin, "actor", bar.group().isEmpty() ? bar.actor() : bar.group() + ", " + bar.actor());
        annotate(begin, "outcome", bar.end().name().toLowerCase(Locale.ROOT));
        boolean moment = from == to;
        moments.add(new Moment(from, 1, begin));
        moments.add(new Moment(to, moment ? 2 : 0, new Protobuf().number(TYPE, END).number(TRACK, track)));
    }

    private static void annotate(Protobuf event, String name, String value) {
        event.message(ANNOTATION, new Protobuf().text(ANNOTATION_NAME, name).text(ANNOTATION_TEXT, value));
    }

    private static long nanos(double millis) {
        return Math.round(millis * NANOS_PER_MILLI);
    }

    private void packet(Protobuf packet) {
        packet.number(SEQUENCE_ID, 1);
        if (!begun) {
            packet.number(SEQUENCE_FLAGS, 1); // SEQ_INCREMENTAL_STATE_CLEARED: nothing came before.
            begun = true;
        }
        trace.message(PACKET, packet);
    }
}
