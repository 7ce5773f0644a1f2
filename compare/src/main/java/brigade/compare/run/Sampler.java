package brigade.compare.run;

import brigade.compare.run.Tally.Sample;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** Reads, at short intervals, what a process and its descendants need. OSHI does the reading. For one process tree at a time. */
public final class Sampler {
    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Optional<OperatingSystem> system;
    private final String whyNot;

    /**
     * Creates a sampler that is warm: OSHI's first look takes a quarter of a second, in which a short run would be over. OSHI needs a
     * native library, which it unpacks into the temporary directory; where that cannot be, there are no figures.
     */
    public Sampler() {
        Optional<OperatingSystem> found = Optional.empty();
        String reason = "";
        try {
            found = Optional.of(new SystemInfo().getOperatingSystem());
            found.get().getProcess((int) ProcessHandle.current().pid());
        } catch (LinkageError | RuntimeException e) {
            found = Optional.empty();
            reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
        system = found;
        whyNot = reason;
    }

    /** Returns why there are no figures of threads, memory and CPU time; empty if there are. */
    public Optional<String> whyNot() {
        return system.isPresent() ? Optional.empty()
                : Optional.of("OSHI cannot be used (" + whyNot
                        + "); name another temporary directory, one that is not mounted noexec, with "
                        + "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=DIR; it was " + System.getProperty("java.io.tmpdir"));
    }

    /** Starts to watch a process. */
    Watch watch(ProcessHandle root) {
        return new Watch(root);
    }

    private @Nullable Sample read(ProcessHandle process) {
        OSProcess seen = system.map(known -> known.getProcess((int) process.pid())).orElse(null);
        return seen == null || seen.getState() == OSProcess.State.INVALID ? null
                : new Sample(process.pid(), seen.getThreadCount(), seen.getResidentMemory(),
                        seen.getKernelTime() + seen.getUserTime());
    }

    /** A process under watch. */
    final class Watch implements AutoCloseable {
        private final ProcessHandle root;
        private final Tally tally = new Tally(); // the watcher's, until it has ended
        private final Set<ProcessHandle> descendants = new LinkedHashSet<>(); // the watcher's, until it has ended
        private final Thread watcher;

        private Watch(ProcessHandle root) {
            this.root = root;
            watcher = Thread.ofPlatform().name("sampler").daemon().start(this::watch);
        }

        private void watch() {
            try {
                while (root.isAlive()) {
                    List<ProcessHandle> children = root.descendants().toList();
                    descendants.addAll(children);
                    tally.add(Stream.concat(Stream.of(root), children.stream()).map(Sampler.this::read).filter(Objects::nonNull)
                            .toList());
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        /** Ends the watch. */
        @Override
        public void close() {
            watcher.interrupt();
            boolean interrupted = false;
            while (watcher.isAlive()) {
                try {
                    watcher.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        /** Returns what was seen; to be called when the watch has ended. */
        Figures figures() {
            return tally.figures();
        }

        /** Returns those of the descendants that are still alive; to be called when the watch has ended. */
        List<ProcessHandle> survivors() {
            return descendants.stream().filter(ProcessHandle::isAlive).toList();
        }
    }
}
