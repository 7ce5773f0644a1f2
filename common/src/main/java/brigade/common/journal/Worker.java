package brigade.common.journal;

import java.util.Locale;

/**
 * Where a step ran, as the JVM saw it: no model says this of itself.
 *
 * @param kind what sort of thread it was
 * @param pid the process ID of the thread's JVM
 * @param threadId the thread's identifier, unique in its JVM
 * @param threadName the thread's name; empty if it has none, as many virtual threads
 * @param daemon whether the thread does not keep its JVM alive; virtual threads never do
 */
public record Worker(Kind kind, long pid, long threadId, String threadName, boolean daemon) {

    /** The sorts of threads a reader wants to tell apart. */
    public enum Kind {
        /** A thread of the operating system. */
        PLATFORM_THREAD,
        /** A thread scheduled by the JVM onto a few carrier threads. */
        VIRTUAL_THREAD,
        /** A platform thread whose name says that it is an event loop, as those of Netty and Vert.x do. */
        EVENT_LOOP;

        /** Returns the kind as prose: "platform thread". */
        public String prose() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static final long OWN_PID = ProcessHandle.current().pid();

    /** Returns the worker that makes this call. */
    public static Worker current() {
        Thread thread = Thread.currentThread();
        return new Worker(kindOf(thread), OWN_PID, thread.threadId(), thread.getName(), thread.isDaemon());
    }

    private static Kind kindOf(Thread thread) {
        if (thread.isVirtual()) {
            return Kind.VIRTUAL_THREAD;
        }
        return thread.getName().toLowerCase(Locale.ROOT).contains("eventloop") ? Kind.EVENT_LOOP : Kind.PLATFORM_THREAD;
    }

    /** Returns whether the worker is a thread of this JVM. */
    public boolean local() {
        return pid == OWN_PID;
    }

    /** Returns the thread's kind and name, or its number if it has no name: "platform thread main". */
    public String thread() {
        return kind.prose() + " " + (threadName.isEmpty() ? "#" + threadId : threadName);
    }

    /** Returns all that a reader wants to know: "daemon platform thread monitor, pid 4711". */
    public String prose() {
        return (daemon ? "daemon " : "") + thread() + ", " + process();
    }

    /** Returns the process: "pid 4711". */
    public String process() {
        return "pid " + pid;
    }
}
