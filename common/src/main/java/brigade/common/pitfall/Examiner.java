package brigade.common.pitfall;

import brigade.common.journal.Event;
import brigade.common.journal.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Tries a class again and again within a budget, and counts what it sees. It watches from outside: a trial in which everybody waits,
 * and nothing happens any more, is stopped, and its outcome is the standstill.
 */
public final class Examiner {
    /** How long a trial may take, after which something is wrong with it that no outcome has a name for. */
    static final Duration LONGEST_TRIAL = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final String STANDSTILL = "nobody moves any more";

    private final PitfallProvider provider;
    private final Variant variant;
    private final Map<String, Observation.Seen> seen = new LinkedHashMap<>();
    private int trials;
    private boolean forbidden;
    private boolean poisoned;
    private String failure = "";

    private Examiner(PitfallProvider provider, Variant variant) {
        this.provider = provider;
        this.variant = variant;
    }

    /**
     * An examination's end.
     *
     * @param observation what was seen
     * @param poisoned whether something of it still runs in this JVM, and cannot be ended
     */
    record Finding(Observation observation, boolean poisoned) {}

    /** Tries a class of that provider in this JVM. Not for {@link Pitfall#VISIBILITY}, which leaves a thread behind that never ends. */
    public static Observation examine(PitfallProvider provider, Variant variant, Budget budget) throws InterruptedException {
        return find(provider, variant, budget).observation();
    }

    static Finding find(PitfallProvider provider, Variant variant, Budget budget) throws InterruptedException {
        return new Examiner(provider, variant).tryFor(budget);
    }

    private Finding tryFor(Budget budget) throws InterruptedException {
        long startedNanos = System.nanoTime();
        while (failure.isEmpty() && !poisoned && wanted(budget, Duration.ofNanos(System.nanoTime() - startedNanos))) {
            tryOnce();
        }
        double millis = Math.round((System.nanoTime() - startedNanos) / 1e5) / 10.0;
        List<Observation.Seen> outcomes = seen.values().stream()
                .sorted(Comparator.comparingInt(Observation.Seen::count).reversed()).toList();
        return new Finding(new Observation(variant.pitfall(), provider.model(), variant.source().getName(), variant.isBroken(),
                trials, millis, outcomes, failure), poisoned);
    }

    private boolean wanted(Budget budget, Duration spent) {
        boolean tooFew = variant.isBroken() ? !forbidden : trials < budget.leastTrials();
        return spent.compareTo(budget.least()) < 0 || (tooFew && spent.compareTo(budget.most()) < 0);
    }

    private void tryOnce() throws InterruptedException {
        Journal journal = Journal.open();
        FutureTask<Outcome> trial = new FutureTask<>(() -> variant.trial().run(journal));
        Thread thread = Thread.ofPlatform().daemon().name("trial").start(trial);
        try {
            Optional<Outcome> outcome = watched(trial, journal);
            if (outcome.isPresent()) {
                count(outcome.get());
            } else {
                failure = "a trial was not over after " + LONGEST_TRIAL.toSeconds() + " s, and was stopped" + stacks(thread);
            }
        } catch (ExecutionException e) {
            failure = "a trial failed: " + e.getCause();
        } finally {
            stop(thread);
        }
    }

    private void count(Outcome outcome) {
        trials++;
        forbidden |= outcome.grade() == Grade.FORBIDDEN;
        poisoned |= forbidden && variant.pitfall().poisons();
        seen.merge(outcome.name(), new Observation.Seen(outcome, 1),
                (before, _) -> new Observation.Seen(before.outcome(), before.count() + 1));
    }

    /** Waits for the end of the trial, or until nobody in it moves any more; empty if it takes too long. */
    private Optional<Outcome> watched(FutureTask<Outcome> trial, Journal journal) throws InterruptedException, ExecutionException {
        long startedNanos = System.nanoTime();
        long quietSinceNanos = startedNanos;
        int known = 0;
        while (System.nanoTime() - startedNanos < LONGEST_TRIAL.toNanos()) {
            try {
                return Optional.of(trial.get(LOOK.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException _) {
                List<Event> events = journal.events();
                if (events.size() != known) {
                    known = events.size();
                    quietSinceNanos = System.nanoTime();
                } else if (System.nanoTime() - quietSinceNanos > provider.quiet().toNanos()) {
                    Optional<String> standstill = Standstill.in(events);
                    if (standstill.isPresent()) {
                        return standstill.map(Examiner::outcome);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Outcome outcome(String situation) {
        String cycle = LockCycle.inThisJvm();
        return Outcome.forbidden(STANDSTILL, "each waits for what only another who waits could give, so they were stopped")
                .detail(situation + (cycle.isEmpty() ? "" : ". " + cycle));
    }

    private void stop(Thread thread) {
        thread.interrupt();
        boolean interrupted = false;
        long deadline = System.nanoTime() + STOPPING.toNanos();
        for (long left = STOPPING.toNanos(); left > 0 && thread.isAlive(); left = deadline - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(thread, left);
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        poisoned |= thread.isAlive();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String stacks(Thread thread) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : thread.getStackTrace()) {
            frames.add(frame.toString());
        }
        return frames.stream().limit(6).collect(Collectors.joining(" < ", "; it was at ", ""));
    }
}
