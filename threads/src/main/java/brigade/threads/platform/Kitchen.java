package brigade.threads.platform;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.kitchen.Dish;
import brigade.common.kitchen.KitchenResult;
import brigade.common.kitchen.Menu;
import brigade.common.model.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/** The kitchen with raw threads: the caller is the head chef; each assistant is a thread, started and joined by hand. */
final class Kitchen {
    private final Journal journal;

    Kitchen(Journal journal) {
        this.journal = journal;
    }

    List<KitchenResult> serveAll(List<Menu> menus) throws InterruptedException {
        List<FutureTask<KitchenResult>> kitchens = new ArrayList<>();
        List<Thread> chefs = new ArrayList<>();
        try {
            for (Menu menu : menus) {
                FutureTask<KitchenResult> kitchen = new FutureTask<>(() -> outcome(menu));
                kitchens.add(kitchen);
                chefs.add(Thread.ofPlatform().name("chef-" + kitchens.size()).start(kitchen));
            }
            List<KitchenResult> results = new ArrayList<>();
            for (FutureTask<KitchenResult> kitchen : kitchens) {
                results.add(kitchen.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw Failures.unwrapped(e);
        } finally {
            callOff(chefs);
        }
    }

    void serve(Menu menu) throws InterruptedException {
        cook(menu.mainCourse());
        BlockingQueue<Runnable> ended = new LinkedBlockingQueue<>();
        List<Thread> assistants = new ArrayList<>();
        try {
            for (Dish side : menu.sides()) {
                assistants.add(Thread.ofPlatform().name(menu.assistants() + side.name()).start(() -> assist(side, ended)));
            }
            cook(menu.salad());
            for (int i = 0; i < assistants.size(); i++) {
                ended.take().run();
            }
        } finally {
            callOff(assistants);
        }
        cook(menu.serving());
    }

    private void cook(Dish dish) throws InterruptedException {
        try (Step step = journal.start(dish)) {
            Thread.sleep(dish.time());
            dish.takeOff(step);
        }
    }

    private KitchenResult outcome(Menu menu) throws InterruptedException {
        try {
            serve(menu);
            return KitchenResult.served(menu);
        } catch (RuntimeException e) {
            return KitchenResult.failed(menu, e);
        }
    }

    /** Cooks on a thread of its own. A failure would die with the thread, so it is handed to the chef, who throws it. */
    private void assist(Dish side, BlockingQueue<Runnable> ended) {
        try {
            cook(side);
            ended.add(() -> {});
        } catch (RuntimeException | Error e) {
            ended.add(() -> {
                throw e;
            });
        } catch (InterruptedException e) {
            ended.add(() -> {
                throw (CancellationException) new CancellationException(side.name() + " was called off").initCause(e);
            });
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
