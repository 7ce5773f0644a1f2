package brigade.processes.fault;

import brigade.common.journal.Journal;
import brigade.common.journal.Step;
import brigade.common.kitchen.Menu;
import brigade.processes.task.Task;
import brigade.processes.task.TaskCatalog;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tasks that do to their worker what no task should. */
public final class Deeds implements TaskCatalog {

    @Override
    public Map<String, Class<? extends Task<?>>> types() {
        return Map.of("deed", Deed.class, "unsendable", Unsendable.class, "unsendable-result", UnsendableResult.class,
                "family", BoundTest.Family.class, "picky", Picky.class);
    }

    /** What is done. */
    enum What {
        PID, FAIL, HALT, HALT_ONCE, EXIT, LOOP, SLEEP, MEMORY, STACK, PRINT, FLOOD, LONG_RESULT, INTERRUPT_ITSELF, REPORT
    }

    /**
     * A deed, whose result is the pid of its worker.
     *
     * @param what what is done
     * @param sign a file that gets the pid as a line when it begins, so that others see it and can count
     * @param repeatable whether it may be run again
     */
    record Deed(What what, Path sign, boolean repeatable) implements Task<String> {

        @Override
        public Class<String> resultType() {
            return String.class;
        }

        @Override
        public String run(Journal journal) throws Exception {
            String pid = String.valueOf(ProcessHandle.current().pid());
            boolean first = !Files.exists(sign);
            if (what == What.LOOP) {
                Step _ = journal.start(Menu.standard(1).salad());
            }
            Files.writeString(sign, pid + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            switch (what) {
                case PID -> {
                }
                case FAIL -> throw new IllegalStateException("boom");
                case HALT -> halt();
                case HALT_ONCE -> {
                    if (first) {
                        halt();
                    }
                }
                case EXIT -> System.exit(8);
                case LOOP -> loop();
                case SLEEP -> Thread.sleep(60_000);
                case MEMORY -> exhaust();
                case STACK -> exhaustStack(1);
                case PRINT -> print();
                case FLOOD -> flood();
                case LONG_RESULT -> {
                    return "x".repeat(9 << 20);
                }
                case REPORT -> report(journal);
                case INTERRUPT_ITSELF -> Thread.currentThread().interrupt();
            }
            return pid;
        }

        private static void halt() {
            System.err.println("these are my last words");
            Runtime.getRuntime().halt(7);
        }

        /** So many steps that a worker of 16 MiB cannot remember them. */
        private static void report(Journal journal) {
            for (int i = 0; i < 100_000; i++) {
                journal.start(Menu.standard(1).salad()).finish();
            }
        }

        private static void loop() {
            for (long i = 0; i >= 0; i++) {
                Thread.onSpinWait();
            }
        }

        private static void exhaust() {
            List<byte[]> all = new ArrayList<>();
            while (all.size() < 1 << 20) {
                all.add(new byte[1 << 20]);
            }
        }

        private static int exhaustStack(int depth) {
            return depth == 0 ? 0 : 1 + exhaustStack(depth + 1);
        }

        private static void print() {
            System.out.write(new byte[]{0, 0, 0, 1, (byte) 0xff, '\n'}, 0, 6);
            System.out.println("Done");
            System.out.close();
            System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
            System.out.println("nobody sees this");
            System.err.println("this is seen");
        }

        private static void flood() {
            byte[] line = "a flood of words that nobody reads, for there are far too many of them, and all are the same......\n"
                    .getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100_000_000 / line.length; i++) {
                System.err.write(line, 0, line.length);
            }
            System.err.flush();
        }
    }

    /** A task that is no plain data. */
    record Unsendable(Object thing) implements Task<Void> {

        @Override
        public Class<Void> resultType() {
            return Void.class;
        }

        @Override
        public Void run(Journal journal) {
            throw new AssertionError("it was sent");
        }
    }

    /** A task whose result is no plain data. */
    record UnsendableResult() implements Task<Object> {

        @Override
        public Class<Object> resultType() {
            return Object.class;
        }

        @Override
        public Object run(Journal journal) {
            return new Object();
        }
    }

    /** A task that refuses some arguments, but only in a worker. */
    record Picky(long pid) implements Task<String> {

        Picky {
            if (pid != ProcessHandle.current().pid()) {
                throw new IllegalArgumentException("not here");
            }
        }

        @Override
        public Class<String> resultType() {
            return String.class;
        }

        @Override
        public String run(Journal journal) {
            return "here";
        }
    }
}
