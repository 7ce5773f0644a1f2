package brigade.conformance;

import brigade.common.download.DownloadPlan;
import brigade.common.download.FileResult;
import brigade.common.journal.Journal;
import brigade.common.journal.Phase;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.model.Capabilities;
import brigade.common.model.Model;
import brigade.common.model.ModelProvider;
import brigade.common.model.Scenario;
import brigade.common.rule.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Where one rule is held against one open model. What fails here fails with the rule's ID, its intent, what was seen, and the
 * journal.
 */
final class Bench implements AutoCloseable {
    /** How long a test may take that is repeated as often as somebody says, before it is given up as hung. */
    static final long REPEATED_SECONDS = 3600;

    private final Rule rule;
    private final Subject subject;
    private final ModelProvider provider;
    private final Duration patience;
    private final Model model;
    private final Path directory;
    private final List<Integer> ports = new ArrayList<>();
    private final List<Call<?>> calls = new ArrayList<>();
    private final List<Runnable> closings = new ArrayList<>();
    private boolean interruptBeforehand;
    private Phase failing = Phase.FINISHED;
    private int failingAt;

    /**
     * A call of a model.
     *
     * @param <R> what it returns
     */
    interface ModelCall<R> {
        R on(Model model, Journal journal) throws InterruptedException;
    }

    /** What a test does. */
    interface Trial {
        void with(Bench bench) throws Exception;
    }

    private Bench(Rule rule, Subject subject) throws IOException {
        this.rule = rule;
        this.subject = subject;
        this.provider = subject.provider();
        this.patience = subject.patience();
        this.directory = Files.createTempDirectory("brigade-kit-").toRealPath();
        this.model = provider.open();
    }

    /** Opens the model, tries it, and closes it; skips a rule that the model declines, with its reason. */
    static void hold(Subject subject, Rule rule, Trial trial) throws Exception {
        String declined = subject.provider().capabilities().declined().get(rule);
        if (declined != null) {
            throw skipped(rule + " is not offered by " + subject.provider().name() + ": " + declined);
        }
        Optional<String> whyNot = rule.scenario().flatMap(subject.provider().capabilities()::whyNot);
        if (whyNot.isPresent()) {
            throw skipped(rule + " does not apply to " + subject.provider().name() + ", which does not offer the scenario: "
                    + whyNot.get());
        }
        // The JVM's scheduler of virtual threads is a fork-join pool, too: started before the model's, it is the first, and known by that.
        Thread.startVirtualThread(() -> {}).join();
        try (Bench bench = new Bench(rule, subject)) {
            trial.with(bench);
        }
    }

    /** Does the same as {@link #hold}, as often as {@code -Dbrigade.repeat=100} says: what survives a kill once may have been lucky. */
    static void holdRepeatedly(Subject subject, Rule rule, Trial trial) throws Exception {
        for (int round = 0; round < Integer.getInteger("brigade.repeat", 1); round++) {
            hold(subject, rule, trial);
        }
    }

    /** Says the reason on standard output, too: a build's summary counts the skipped tests and does not say why. */
    private static TestAbortedException skipped(String why) {
        System.out.println("skipped: " + why);
        return new TestAbortedException(why);
    }

    /** Opens another instance of the model. */
    Bench another() throws IOException {
        return new Bench(rule, subject);
    }

    /** Writes down what was seen before that fault, in words that are the same in every run. */
    void saw(Fault fault, String what) throws IOException {
        if (fault.rule() != rule) {
            throw new IllegalArgumentException(fault + " belongs to " + fault.rule() + ", and this is " + rule);
        }
        Observations.write(fault, provider.name(), what);
    }

    /** Writes down how the download of that name ended before that fault. */
    void saw(Fault fault, Run<List<FileResult>> run, String name) throws IOException {
        saw(fault, Observations.end(run, name));
    }

    /** Skips the rule unless what it speaks of is there. */
    void applies(boolean there, String otherwise) {
        if (!there) {
            throw skipped(rule + " does not apply to " + provider.name() + ": " + otherwise);
        }
    }

    Model model() {
        return model;
    }

    Capabilities capabilities() {
        return provider.capabilities();
    }

    Duration patience() {
        return patience;
    }

    /** Returns a directory of the test's own. */
    Path directory() {
        return directory;
    }

    /** Returns a directory in it that is new and empty. */
    Path freshDirectory() throws IOException {
        return Files.createTempDirectory(directory, "run-");
    }

    /** Counts the connections to that port among what must not be left. */
    void watch(int port) {
        ports.add(port);
    }

    Call<Menu> serving(Menu menu) {
        return calling((model, journal) -> {
            model.serve(menu, journal);
            return menu;
        });
    }

    Call<List<KitchenResult>> servingAll(List<Menu> menus) {
        return calling((model, journal) -> model.serveAll(menus, journal));
    }

    Call<List<FileResult>> downloading(DownloadPlan plan) {
        return calling((model, journal) -> model.download(plan, journal));
    }

    /** Begins a call of the model, on a thread of its own. */
    <R> Call<R> calling(ModelCall<R> body) {
        Call<R> call = new Call<>(journal -> body.on(model, journal), interruptBeforehand, failing, failingAt);
        calls.add(call);
        return call;
    }

    /** Says whether the callers of the calls that follow are interrupted before they call. */
    void interruptBeforehand(boolean so) {
        interruptBeforehand = so;
    }

    /** Says which of the steps that reach the phase throws in the calls that follow; 0 for none. */
    void failAt(Phase phase, int step) {
        failing = phase;
        failingAt = step;
    }

    /** Returns whether the model offers the scenario. */
    boolean offers(Scenario scenario) {
        return capabilities().whyNot(scenario).isEmpty();
    }

    /** Does that, too, when the rule has been held: closes an origin, opens a gate. */
    void atEnd(Runnable closing) {
        closings.add(closing);
    }

    /** Returns a port on which nobody listens; it stays taken until the bench ends, so that nobody else listens there meanwhile. */
    int deafPort() throws IOException {
        SocketChannel taken = SocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        atEnd(() -> {
            try {
                taken.close();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        return ((InetSocketAddress) taken.getLocalAddress()).getPort();
    }

    Run<Menu> serve(Menu menu) throws InterruptedException {
        return end(serving(menu));
    }

    Run<List<KitchenResult>> serveAll(List<Menu> menus) throws InterruptedException {
        return end(servingAll(menus));
    }

    Run<List<FileResult>> download(DownloadPlan plan) throws InterruptedException {
        return end(downloading(plan));
    }

    /** Waits for the call's end, and holds its journal to rule G6. */
    <R> Run<R> end(Call<R> call) throws InterruptedException {
        return end(call, patience);
    }

    /** Waits for the end of a call that may take so long, and holds its journal to rule G6. */
    <R> Run<R> end(Call<R> call, Duration atMost) throws InterruptedException {
        Optional<Run<R>> end = call.end(atMost);
        if (end.isEmpty()) {
            String stack = call.stack();
            call.interrupt();
            throw failure("the call had not ended after " + atMost.toSeconds() + " s; its caller stands" + stack, "");
        }
        Run<R> run = end.get();
        run.unevenStep().ifPresent(what -> {
            throw new AssertionFailedError(message(Rule.G6, what, run.journal()));
        });
        return run;
    }

    /** Ends the test as failed unless that is so. */
    void check(boolean so, String otherwise, Run<?> run) {
        if (!so) {
            throw failure(otherwise, run.journal());
        }
    }

    /** Ends the test as failed unless that is so. */
    void check(boolean so, String otherwise) {
        if (!so) {
            throw failure(otherwise, "");
        }
    }

    /** Ends the test as failed if a step of that name that so ended took less than that time, or more than the allowance beyond it. */
    void checkTimed(Run<?> run, String step, Phase end, Duration time) {
        run.badlyTimed(step, end, time, time.plus(capabilities().allowance())).ifPresent(what -> {
            throw failure(what, run.journal());
        });
    }

    AssertionFailedError failure(String what, String journal) {
        return new AssertionFailedError(message(rule, what, journal));
    }

    private String message(Rule broken, String what, String journal) {
        return broken + " is broken by " + provider.name() + ": " + what
                + (journal.isEmpty() ? "" : "\n  the journal:\n" + journal);
    }

    /** Remembers what is alive, except what belongs to the model. */
    Leftovers before() {
        return Leftovers.before(name -> capabilities().ownThreads().stream().anyMatch(name::startsWith),
                capabilities().ownProcesses());
    }

    /** Ends the test as failed if something is alive that was not before. */
    void checkNothingLeft(Leftovers before, String after) throws InterruptedException {
        List<String> found = before.found(directory, ports);
        check(found.isEmpty(), "after " + after + " there is left: " + String.join("\n      ", found));
    }

    /** Ends the calls that a failed test has left going on, closes the model, and deletes the directory. */
    @Override
    public void close() throws IOException {
        calls.forEach(Call::abandon);
        model.close();
        closings.forEach(Runnable::run);
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
