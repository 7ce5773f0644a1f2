package brigade.benchmarks.workers;

import brigade.processes.pool.PoolSettings;
import brigade.processes.pool.WorkerPool;
import brigade.processes.task.Echo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Measures our pool. */
final class PoolRace {
    private static final int FIRST_REPLIES = 31;
    private static final int ROUND_TRIPS = 20_000;
    private static final int TASKS = 20_000;
    private static final int ECHOES = 200;
    private static final int REPLACEMENTS = 11;
    private static final int BURNS = 8;
    private static final long ROUNDS = 100_000_000;
    private static final Echo TINY = new Echo(new byte[1]);

    private PoolRace() {}

    static Figures run(String name, PoolSettings settings) throws InterruptedException, ExecutionException, IOException {
        double[] memory = memory(settings);
        return new Figures(name, firstReply(settings), roundTrip(settings), tasksPerSecond(settings), echo(settings), memory[0],
                memory[1],
                replaced(settings), burn(settings, 1) / burn(settings, 2));
    }

    private static PoolSettings workers(PoolSettings settings, int workers) {
        return PoolSettings.of(workers).jvm(settings.jvm());
    }

    private static double firstReply(PoolSettings settings) throws InterruptedException, ExecutionException {
        double[] millis = new double[FIRST_REPLIES];
        for (int i = 0; i < millis.length; i++) {
            long started = System.nanoTime();
            try (WorkerPool pool = new WorkerPool(workers(settings, 1))) {
                pool.submit(TINY).get();
                millis[i] = (System.nanoTime() - started) / 1e6;
            }
        }
        return median(millis);
    }

    private static double roundTrip(PoolSettings settings) throws InterruptedException, ExecutionException {
        try (WorkerPool pool = new WorkerPool(workers(settings, 1))) {
            double[] micros = new double[ROUND_TRIPS];
            for (int round = 0; round < 2; round++) { // The first warms up.
                for (int i = 0; i < micros.length; i++) {
                    long started = System.nanoTime();
                    pool.submit(TINY).get();
                    micros[i] = (System.nanoTime() - started) / 1e3;
                }
            }
            return median(micros);
        }
    }

    private static double tasksPerSecond(PoolSettings settings) throws InterruptedException, ExecutionException {
        try (WorkerPool pool = new WorkerPool(workers(settings, 2))) {
            double seconds = 0;
            for (int round = 0; round < 2; round++) {
                long started = System.nanoTime();
                List<Future<byte[]>> all = new ArrayList<>();
                for (int i = 0; i < TASKS; i++) {
                    all.add(pool.submit(TINY));
                }
                for (Future<byte[]> one : all) {
                    one.get();
                }
                seconds = (System.nanoTime() - started) / 1e9;
            }
            return TASKS / seconds;
        }
    }

    private static double echo(PoolSettings settings) throws InterruptedException, ExecutionException {
        try (WorkerPool pool = new WorkerPool(workers(settings, 1))) {
            Echo mebibyte = new Echo(new byte[1 << 20]);
            double seconds = 0;
            for (int round = 0; round < 2; round++) {
                long started = System.nanoTime();
                for (int i = 0; i < ECHOES; i++) {
                    pool.submit(mebibyte).get();
                }
                seconds = (System.nanoTime() - started) / 1e9;
            }
            return ECHOES / seconds;
        }
    }

    private static double[] memory(PoolSettings settings) throws InterruptedException, ExecutionException, IOException {
        try (WorkerPool pool = new WorkerPool(workers(settings, 4))) {
            List<Future<byte[]>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(pool.submit(TINY));
            }
            for (Future<byte[]> one : all) {
                one.get();
            }
            double resident = 0;
            double proportional = 0;
            List<ProcessHandle> workers = ProcessHandle.current().children().toList();
            for (ProcessHandle worker : workers) {
                for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(worker.pid()), "smaps_rollup"))) {
                    resident += line.startsWith("Rss:") ? kibibytes(line) : 0;
                    proportional += line.startsWith("Pss:") ? kibibytes(line) : 0;
                }
            }
            return new double[]{resident / 1024 / workers.size(), proportional / 1024 / workers.size()};
        }
    }

    private static double kibibytes(String line) {
        return Double.parseDouble(line.replaceAll("\\D", ""));
    }

    private static double replaced(PoolSettings settings) throws InterruptedException, ExecutionException {
        double[] millis = new double[REPLACEMENTS];
        try (WorkerPool pool = new WorkerPool(workers(settings, 1))) {
            for (int i = 0; i < millis.length; i++) {
                pool.submit(TINY).get();
                ProcessHandle worker = ProcessHandle.current().children().findFirst().orElseThrow();
                long started = System.nanoTime();
                worker.destroyForcibly();
                pool.submit(TINY).get();
                millis[i] = (System.nanoTime() - started) / 1e6;
            }
        }
        return median(millis);
    }

    private static double burn(PoolSettings settings, int workers) throws InterruptedException, ExecutionException {
        try (WorkerPool pool = new WorkerPool(workers(settings, workers))) {
            double seconds = 0;
            for (int round = 0; round < 2; round++) {
                long started = System.nanoTime();
                List<Future<Long>> all = new ArrayList<>();
                for (int i = 0; i < BURNS; i++) {
                    all.add(pool.submit(new Burn(ROUNDS)));
                }
                for (Future<Long> one : all) {
                    one.get();
                }
                seconds = (System.nanoTime() - started) / 1e9;
            }
            return seconds;
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
