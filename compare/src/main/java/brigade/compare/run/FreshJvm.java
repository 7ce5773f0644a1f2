package brigade.compare.run;

import brigade.common.child.ChildJvm;
import brigade.common.cli.RunReport;
import brigade.common.cli.RunReport.Line;
import brigade.common.http.Proxies;
import brigade.common.json.Json;
import brigade.guests.Guests;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs one model's command line in a new JVM with this one's Java and class path, so that the models' figures do not mix. */
public final class FreshJvm {
    private static final long STOPPING_MILLIS = 2000;
    private static final long LINGERING_MILLIS = 500;
    /** Exit statuses of a JVM that was told to stop: by SIGHUP, SIGINT or SIGTERM. */
    private static final Set<Integer> SIGNALLED = Set.of(129, 130, 143);
    /** How long this JVM needs to hear of a signal that its whole process group was sent: then the child has not failed. */
    private static final long HEARING_MILLIS = 500;

    private final Sampler sampler;
    private final Optional<Path> recordings;
    private final int number;
    private final Optional<Consumer<Line>> watcher;
    private final List<String> withoutVariables;

    /** Creates it; the sampler watches. */
    public FreshJvm(Sampler sampler) {
        this(sampler, Optional.empty(), 1, Optional.empty(), List.of());
    }

    private FreshJvm(Sampler sampler, Optional<Path> recordings, int number, Optional<Consumer<Line>> watcher,
            List<String> withoutVariables) {
        this.sampler = sampler;
        this.recordings = recordings;
        this.number = number;
        this.watcher = watcher;
        this.withoutVariables = withoutVariables;
    }

    /**
     * Returns one whose JVMs keep a JDK Flight Recorder recording each.
     *
     * @param directory where they are kept; empty if none are to be
     * @param number which of several runs of a model this is, from 1
     */
    public FreshJvm recordingTo(Optional<Path> directory, int number) {
        return new FreshJvm(sampler, directory, number, watcher, withoutVariables);
    }

    /** Returns one whose runs' events are told as they happen, on a thread of this JVM. */
    public FreshJvm watchedBy(Consumer<Line> told) {
        return new FreshJvm(sampler, recordings, number, Optional.of(told), withoutVariables);
    }

    /** Returns one whose JVMs do not see the environment's proxies, which cannot reach this JVM's embedded server. */
    public FreshJvm withoutProxies() {
        return new FreshJvm(sampler, recordings, number, watcher, Proxies.VARIABLES);
    }

    /** Returns the JVM's own options. */
    private List<String> jvmOptions(String model) throws IOException {
        if (recordings.isEmpty()) {
            return watcher.isPresent() ? List.of("-D" + ModelMain.WATCHED + "=true") : List.of();
        }
        Path directory = Files.createDirectories(recordings.get()).toAbsolutePath();
        Path file = directory.resolve(model.replace('/', '-') + (number == 1 ? "" : "-" + number) + ".jfr");
        return List.of("-XX:StartFlightRecording:filename=\"" + file + "\",settings=profile", "-Xlog:jfr*=off");
    }

    /**
     * Runs a scenario on a model and waits for its end.
     *
     * @param model paradigm and model
     * @param arguments the scenario with its options
     * @throws InterruptedException if the caller was interrupted; the JVM and its descendants are gone
     */
    public Ending run(String model, List<String> arguments) throws InterruptedException, IOException {
        Path report = Files.createTempFile("brigade-report-", ".json");
        Path errors = Files.createTempFile("brigade-stderr-", ".txt");
        try {
            List<String> all = new ArrayList<>(
                    List.of(model.substring(0, model.indexOf('/')), arguments.getFirst(), "--model", model, "--json",
                            report.toString()));
            all.addAll(arguments.subList(1, arguments.size()));
            return run(jvmOptions(model), all, report, errors);
        } finally {
            Files.delete(report);
            Files.delete(errors);
        }
    }

    private Ending run(List<String> jvmOptions, List<String> arguments, Path report, Path errors)
            throws InterruptedException, IOException {
        List<String> options = new ArrayList<>(jvmOptions);
        Optional.ofNullable(System.getProperty(Guests.DIRECTORY))
                .ifPresent(place -> options.add("-D" + Guests.DIRECTORY + "=" + place));
        ProcessBuilder builder = ChildJvm.builder(options, List.of(ModelMain.class.getName()))
                .redirectOutput(watcher.isPresent() ? Redirect.PIPE : Redirect.DISCARD).redirectError(errors.toFile());
        builder.environment().keySet().removeAll(withoutVariables);
        Process process = builder.start();
        Thread listening = listen(process);
        Sampler.Watch watch = sampler.watch(process.toHandle());
        int exitStatus;
        try (watch) {
            send(arguments, process.getOutputStream());
            exitStatus = process.waitFor();
            if (SIGNALLED.contains(exitStatus)) {
                Thread.sleep(HEARING_MILLIS);
            }
        } catch (InterruptedException e) {
            stop(process, watch);
            throw e;
        }
        int leftRunning = end(watch.survivors());
        listening.join(); // Its pipe is closed: nobody is left to write to it.
        return new Ending(exitStatus, Files.size(report) > 0 ? Optional.of(RunReport.read(report)) : Optional.empty(),
                new String(Files.readAllBytes(errors), StandardCharsets.UTF_8), leftRunning, watch.figures());
    }

    /**
     * Not on its command line, which anybody may read, and which has an end: there may be passwords, and thousands of URLs. The stream
     * stays open: the JVM watches it, and ends when it does.
     */
    private static void send(List<String> arguments, OutputStream in) {
        try {
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(in));
            out.writeInt(arguments.size());
            for (String argument : arguments) {
                byte[] bytes = argument.getBytes(StandardCharsets.UTF_8);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
            out.flush();
        } catch (IOException _) {
            // It has ended without having read them; its exit status says more.
        }
    }

    /** Reads what the JVM tells, until it is gone. Whatever else stands on its standard output is no event. */
    private Thread listen(Process process) {
        return Thread.ofVirtual().name("listening").start(() -> watcher.ifPresent(told -> {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("{")) {
                        told.accept(Json.mapper().readValue(line, Line.class));
                    }
                }
            } catch (IOException _) {
                // The end of the process, which is told of elsewhere; its report has all events.
            }
        }));
    }

    /** Asks the JVM to stop, for it can clear up after itself; kills it if it does not, and what is left of its descendants. */
    private static void stop(Process process, Sampler.Watch watch) {
        List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
        process.destroy();
        process.onExit().completeOnTimeout(process, STOPPING_MILLIS, TimeUnit.MILLISECONDS).join();
        process.destroyForcibly();
        process.onExit().join();
        family.addAll(watch.survivors());
        end(family);
    }

    private static int end(List<ProcessHandle> family) {
        int killed = 0;
        ended(family);
        for (ProcessHandle member : family) {
            if (member.destroyForcibly()) {
                killed++;
            }
        }
        ended(family);
        return killed;
    }

    /** Waits a moment until all have ended. */
    private static void ended(List<ProcessHandle> family) {
        CompletableFuture<?>[] ends = family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends).completeOnTimeout(null, LINGERING_MILLIS, TimeUnit.MILLISECONDS).join();
    }
}
