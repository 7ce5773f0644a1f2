package brigade.threads.platform;

import brigade.common.check.CheckPlan;
import brigade.common.check.Link;
import brigade.common.check.LinkAttempt;
import brigade.common.check.LinkResult;
import brigade.common.check.LinkVerdict;
import brigade.common.check.LinkVerdict.Again;
import brigade.common.check.LinkVerdict.Ended;
import brigade.common.http.BlockingHttp;
import brigade.common.http.Exchange;
import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.model.Failures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/** The link checker with raw threads: one thread per link, held back by a semaphore before it is started. */
final class Check {
    private final Journal journal;
    private final BlockingHttp client;

    Check(Journal journal, BlockingHttp client) {
        this.journal = journal;
        this.client = client;
    }

    List<LinkResult> checkAll(CheckPlan plan) throws InterruptedException {
        List<FutureTask<LinkResult>> checks = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        Semaphore permits = new Semaphore(plan.atMost());
        try {
            for (Link link : plan.links()) {
                permits.acquire();
                FutureTask<LinkResult> check = new FutureTask<>(() -> {
                    try {
                        return check(link);
                    } finally {
                        permits.release();
                    }
                });
                checks.add(check);
                threads.add(Thread.ofPlatform().name("check-" + checks.size()).start(check));
            }
            List<LinkResult> results = new ArrayList<>();
            for (FutureTask<LinkResult> check : checks) {
                results.add(check.get());
            }
            return plan.inOrder(results);
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        } finally {
            callOff(threads);
        }
    }

    private LinkResult check(Link link) throws InterruptedException {
        try (Step step = journal.start(link)) {
            for (LinkAttempt attempt = LinkAttempt.first(link, step);;) {
                switch (ask(attempt)) {
                    case Again again -> {
                        Thread.sleep(again.pause());
                        attempt = again.next();
                    }
                    case Ended ended -> {
                        return ended.result();
                    }
                }
            }
        }
    }

    private LinkVerdict ask(LinkAttempt attempt) throws InterruptedException {
        Link link = attempt.link();
        try (Exchange exchange = client.send(link.request(), link.timeouts())) {
            return attempt.judge(exchange.head());
        } catch (IOException e) {
            BlockingHttp.throwIfInterrupted(link.actor(), e);
            return attempt.failed(e);
        }
    }

    /** Interrupts the threads and waits for their end, which an interruption of the caller can only postpone. */
    private static void callOff(List<Thread> threads) {
        threads.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
