package brigade.common.model;

/** Where a paradigm promises to run the kitchen's steps: what rule K4 holds it to. */
public enum WorkerPromise {
    /** Every step runs on the caller's thread. */
    CALLER_ONLY,
    /** The chef is the caller's thread; each assistant is a thread of its own while it cooks. */
    THREAD_PER_ASSISTANT,
    /** Every step, the chef's and the assistants', runs on one thread that is not the caller's. */
    ONE_LOOP,
    /** Steps run on the few threads of a pool, never on the caller's, and no thread is held while a step waits. */
    NO_THREAD_HELD,
    /** The chef is the caller's thread; each assistant is another process while it cooks. */
    PROCESS_PER_ASSISTANT
}
