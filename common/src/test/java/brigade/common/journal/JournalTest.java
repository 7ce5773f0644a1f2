package brigade.common.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JournalTest {
    private record Chore(Actor actor, String step) implements Work {}

    private static final Work CHORE = new Chore(Actor.named("Cook"), "stir");

    private static List<Phase> phases(Journal journal) {
        return journal.events().stream().map(Event::phase).toList();
    }

    @Test
    void aStepIsToldWithActorNameAndWorker() {
        Journal journal = Journal.open();
        journal.start(CHORE).finish();

        assertThat(journal.events()).extracting(Event::actor, Event::step, Event::phase, Event::worker).containsExactly(
                tuple(Actor.named("Cook"), "stir", Phase.STARTED, Worker.current()),
                tuple(Actor.named("Cook"), "stir", Phase.FINISHED, Worker.current()));
    }

    @Test
    void onlyTheFirstEndCounts() {
        Journal journal = Journal.open();
        Step step = journal.start(CHORE);
        step.fail("too hot");
        step.finish();
        step.close();

        assertThat(phases(journal)).containsExactly(Phase.STARTED, Phase.FAILED);
        assertThat(journal.events().getLast().detail()).isEqualTo("too hot");
    }

    @Test
    void leavingTheBodyOfAStepCancelsIt() {
        Journal journal = Journal.open();
        assertThatThrownBy(() -> {
            try (Step _ = journal.start(CHORE)) {
                throw new IllegalStateException("called off");
            }
        }).isInstanceOf(IllegalStateException.class);

        assertThat(phases(journal)).containsExactly(Phase.STARTED, Phase.CANCELLED);
    }

    @Test
    void aNoteAfterTheEndIsNotTold() {
        Journal journal = Journal.open();
        Step step = journal.start(CHORE);
        step.note("half done");
        step.finish();
        step.note("too late");

        assertThat(phases(journal)).containsExactly(Phase.STARTED, Phase.NOTED, Phase.FINISHED);
    }

    @Test
    void whoeverLosesTheRaceToEndAStepReturnsOnlyWhenItsEndStandsInTheJournal() throws Exception {
        CountDownLatch ending = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Journal journal = Journal.open(event -> {
            if (event.phase() == Phase.FINISHED) {
                ending.countDown();
                awaitUninterruptibly(goOn);
            }
        });
        Step step = journal.start(CHORE);
        Thread timer = Thread.ofPlatform().start(step::finish);
        ending.await();
        Thread canceller = Thread.ofPlatform().start(step::close);
        while (canceller.getState() != Thread.State.BLOCKED) {
            assertThat(canceller.isAlive()).as("close() waits for the end that another thread is recording").isTrue();
            Thread.onSpinWait();
        }
        goOn.countDown();
        timer.join();
        canceller.join();

        assertThat(phases(journal)).containsExactly(Phase.STARTED, Phase.FINISHED);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyStepEndsOnceHoweverManyThreadsEndIt() throws Exception {
        Journal journal = Journal.open();
        List<Step> steps = IntStream.range(0, 2000).mapToObj(_ -> journal.start(CHORE)).toList();
        CyclicBarrier together = new CyclicBarrier(3);
        inParallel(List.<End>of(Step::finish, Step::close, step -> step.fail("raced")), end -> {
            together.await();
            steps.forEach(end::with);
        });

        assertThat(journal.events().stream().filter(event -> event.phase().ends()).collect(Collectors.groupingBy(Event::stepId)))
                .hasSize(steps.size()).allSatisfy((_, ends) -> assertThat(ends).hasSize(1));
    }

    private interface End {
        void with(Step step);
    }

    private interface Job<T> {
        void run(T input) throws Exception;
    }

    private static <T> void inParallel(List<T> inputs, Job<T> job) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(inputs.size())) {
            List<Future<?>> jobs = new ArrayList<>();
            for (T input : inputs) {
                jobs.add(threads.submit(() -> {
                    job.run(input);
                    return null;
                }));
            }
            for (Future<?> done : jobs) {
                done.get();
            }
        }
    }

    @Test
    void eventsOfManyThreadsStandInOneOrderThatTheListenerSees() throws Exception {
        List<Event> told = new ArrayList<>();
        Journal journal = Journal.open(told::add);
        List<Work> chores = IntStream.range(0, 8).<Work>mapToObj(i -> new Chore(Actor.named("Cook " + i), "stir")).toList();
        inParallel(chores, chore -> {
            for (int i = 0; i < 500; i++) {
                try (Step step = journal.start(chore)) {
                    step.note(String.valueOf(i));
                    step.finish();
                }
            }
        });

        List<Event> events = journal.events();
        assertThat(events).hasSize(8 * 500 * 3).isEqualTo(told).isSortedAccordingTo(Comparator.comparing(Event::at));
        assertThat(events.stream().filter(event -> event.phase() == Phase.STARTED).map(Event::stepId)).doesNotHaveDuplicates();
        assertThat(events.stream().filter(event -> event.phase() == Phase.NOTED)
                .collect(Collectors.groupingBy(Event::actor, Collectors.mapping(Event::detail, Collectors.toList()))).values())
                .allSatisfy(notes -> assertThat(notes)
                        .isEqualTo(IntStream.range(0, 500).mapToObj(String::valueOf).toList()));
    }

    @Test
    void theEventsAreACopy() {
        Journal journal = Journal.open();
        List<Event> before = journal.events();
        journal.start(CHORE).finish();

        assertThat(before).isEmpty();
        assertThatThrownBy(() -> journal.events().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aRemoteJournalHasTheSameZero() {
        Journal journal = Journal.open();
        List<Event> told = new ArrayList<>();
        Journal remote = Journal.openRemote(journal.openedNanos(), told::add);
        journal.start(CHORE).finish();
        remote.start(CHORE).finish();

        assertThat(remote.openedNanos()).isEqualTo(journal.openedNanos());
        assertThat(told.getFirst().at()).isGreaterThanOrEqualTo(journal.events().getLast().at());
    }

    @Test
    void aJournalThatOnlyTellsRemembersNothing() {
        List<WeakReference<Event>> told = new ArrayList<>();
        Journal journal = Journal.telling(event -> told.add(new WeakReference<>(event)));
        journal.start(CHORE).finish();

        System.gc();
        assertThat(told).hasSize(2).allSatisfy(event -> assertThat(event.get()).isNull());
        assertThatThrownBy(journal::events).isInstanceOf(IllegalStateException.class).hasMessageContaining("only tells");
    }

    @Test
    void phasesThatEndAStepAreThree() {
        assertThat(List.of(Phase.values())).filteredOn(Phase::ends).containsExactly(Phase.FINISHED, Phase.FAILED, Phase.CANCELLED);
    }
}
