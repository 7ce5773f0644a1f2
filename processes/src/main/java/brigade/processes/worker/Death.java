package brigade.processes.worker;

import java.util.Map;

/** How a process ended, in words. */
final class Death {
    private static final int SIGNALLED = 128;
    private static final Map<Integer, String> SIGNALS = Map.of(1, "SIGHUP", 2, "SIGINT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8,
            "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

    private Death() {}

    /** Returns what the exit status says: "ended with exit status 137 (SIGKILL)". */
    static String of(int status) {
        String signal = SIGNALS.get(status - SIGNALLED);
        return "ended with exit status " + status + (signal == null ? "" : " (" + signal + ")");
    }
}
