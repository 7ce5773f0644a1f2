package brigade.common.rule;

import brigade.common.model.Scenario;
import java.util.Optional;

/**
 * The rules that hold every model, in the words of {@code docs/rules.md}, which a test keeps equal to this list.
 *
 * <p><i>In flight</i>: started and not yet ended. <i>Called off</i>, <i>cancelled</i>: ended before its time because nobody wants it
 * any more. <i>Blocked</i>: a thread that waits inside a handler instead of returning to its loop.
 */
public enum Rule {
    G1("structured: when a call returns or throws, nothing it started or opened is left",
            "after the call, the kit lists the JVM's threads (virtual ones too), child processes, open files and connections, "
                    + "and then watches the journal for the late events of a forgotten timer"),
    G2("interrupting the caller stops all work within a second and throws InterruptedException, and G1 holds",
            "the kit interrupts callers during steps that would take ten minutes, and before they call"),
    G3("a failure reaches the caller with its cause; nothing is swallowed",
            "the kit lets dishes, connections, mirrors and monitors fail, and reads what the caller gets"),
    G4("an event loop is never blocked for longer than 50 ms",
            "a sampler reads the stacks and CPU times of the loop's threads while a scenario runs"),
    G5("waiting burns no CPU",
            "the CPU time of the JVM and its children while everybody waits: cooks, connections, a full queue, a signal"),
    G6("every started step ends exactly once, and names its worker", "the journal, after every run of every test"),
    G7("a second run on the same instance behaves like the first, also after a failure and a cancellation",
            "the journals of the runs, compared step by step"),
    G8("after close() nothing remains", "threads, child processes and connections, as for G1, with nothing exempt"),
    G9("concurrent calls on one instance do not disturb each other",
            "calls at once, of which one is interrupted and one burns: the others end as if alone, and each journal is complete and its own"),
    G10("the same plan comes to the same result, by the same steps with the same ends, as in every other model",
            "the results and the journals of small runs, against what is written down for all models"),

    K1("no assistant starts before the main course is halfway done", "the order of events in the journal"),
    K2("the chef plates without waiting for an assistant", "the journal: the salad is ready before the slow dessert"),
    K3("serving is the last event, after every dish", "the journal's last event"),
    K4("the worker of each step is what the paradigm promises", "the thread and process that each event names"),
    K5("all assistants overlap", "the journal: the last start stands before the first end"),
    K6("a burnt dish names itself to the chef at the join, and the other assistants are called off",
            "the exception, the salad finished, and the ends of the other steps"),
    K7("kitchens are independent: a burnt one spoils no other", "the results and the journal of four kitchens at once"),
    K8("the total time stays within the critical path plus the model's declared allowance", "a clock around the call"),

    D1("all allowed downloads are in flight together", "the origin holds every answer until it has seen them all"),
    D2("never more than --at-most are in flight",
            "the origin counts while it holds them back, and the journal those that wait to be tried again"),
    D3("completion order follows the origin's gates", "the origin opens its gates in an order of the kit's choosing"),
    D4("bytes are identical", "the files on disk against what the origin sent: empty, small, odd and large"),
    D5("one failure costs only its own file", "a 404, a refused connection and a cut-off body among good files"),
    D6("nothing partial ever stands under a final name, whenever it is killed; at most a part of a name of its own",
            "the directory while the origin holds back half a body, and after SIGKILL at that moment"),
    D7("names from URLs cannot leave the directory",
            "hostile URLs and Content-Dispositions, and then every file below and around the directory"),
    D8("cancelling closes the connections", "the origin sees every connection that was in flight close within a second"),
    D9("results come in input order, events in completion order",
            "the results' list, with failures first, in the middle and last, and the journal"),
    D10("a body that is cut off, reset or broken is tried again, goes on where it stopped, and is never taken for whole",
            "a server that breaks bodies off in three ways: its next requests, and the files"),
    D11("Retry-After is heeded, in seconds and as a date, up to a cap; garbage is not",
            "the time between two requests, as the server saw it"),
    D12("what may pass is tried again as often as allowed, what will not is not",
            "how often the server is asked after resets, nonsense, a 500, a 502 and a 404"),
    D13("two contents are never mixed: if it has changed, or nothing says that it has not, a download starts over",
            "a server whose content changes between two requests, in six ways; and the files"),
    D14("a later run goes on from what an interrupted one left, if that is safe, and otherwise starts over",
            "the part after an interruption, and the next runs' requests: for a part of half the bytes, of all, of unknown ones, and with --no-resume"),
    D15("a file with the wrong checksum fails, and is removed", "the result and the directory"),
    D16("a server that stalls is given up, before it takes the connection up, before its answer and within it; one that is slow is not",
            "a server that stalls in these places, and one that trickles"),
    D17("at most ten redirects, never from https down to http; the chain stands in the reason",
            "a loop, ten redirects, and one down: the server's requests and the reasons"),
    D18("credentials go to the host they were given for, and to no other, and are never shown",
            "the headers that two servers get, the journal and the results"),
    D19("an existing file is never overwritten unless told, and then only by a whole one",
            "a file that appears while a download of its name is under way, --overwrite by good and bad, and two URLs of one name"),
    D20("a disk that refuses costs its own file, with a clear reason", "a directory that is gone, and one in the part's place"),
    D21("never more than --at-most-per-host are in flight from one host, and no host waits for another's",
            "the origin counts, under two names, while it holds them back"),
    D22("--limit-rate is kept by all downloads together", "a clock around the call"),
    D23("a file larger than --max-size fails, whether announced or not, and leaves nothing",
            "a large file, one of 5 GiB, and an endless one, and the directory"),
    D24("every way to say a length is understood: a number, chunks, the end of the connection, none; more than announced is not the file",
            "a server that says it in each way, on IPv6, too, and the files"),
    D25("headers, proxies and trust reach the wire",
            "what a server, a proxy and a TLS server get, this also through the proxy; and a certificate that nobody knows"),
    D26("waiting for a retry can be called off, and G1 and G2 hold", "the kit interrupts the caller while it waits"),
    D27("killed at any moment, no wrong byte stands under a final name, and the next run completes",
            "SIGKILL at random moments, the directory, and the run after it; brigade.repeat says how often"),
    D28("a full disk, or one that cannot be written, costs only what goes there, with a clear reason; when there is room, the next run goes on",
            "two small file systems of the kit's own: what is left there, what comes elsewhere, and the next run's request"),
    D29("where an answer ends is what RFC 9112 says, the same with every model; what leaves it open is no file",
            "a server that frames its answers in odd, contradictory and broken ways, with noise before, between and behind them"),
    D30("only the whole thing, as it was asked for, stands under a final name",
            "a server that answers with other successes: 204, a range nobody asked for, a coded body, a short or coded rest"),
    D31("a URL is asked for as it was written, a reference leads where RFC 3986 says, and one that leads nowhere costs its own file",
            "what a server and a proxy are asked for, and files whose URL or Location names no port or no host"),
    D32("what may pass is tried again, what brought bytes is no failure, and a kept connection that closes costs nothing",
            "a server that closes kept connections, answers with statuses nobody knows, breaks off handshakes and sends a little each time"),

    B1("heartbeats never pause because the main work is busy, or waits",
            "the journal: heartbeat after heartbeat, while the chore that has started has not ended"),
    B2("the monitor ends with the main work: nobody waits for its next heartbeat, and none comes after the call",
            "a chore that is done long before the first heartbeat; and the journal after calls that ended in each way"),
    B3("a failing monitor does not take the main work down, and the result says how it failed",
            "the kit has the monitor fail, and then the main work end: by the bell, and because it is done"),
    B4("the monitor neither keeps its JVM alive nor outlives it",
            "a JVM whose main thread ends while a call goes on that a daemon thread made; and its child processes"),
    B5("ringing the bell ends the call within a second, whatever the main work is",
            "a clock around the call, rung while the chore computes, while it waits, and before the call"),
    B6("the chore and the heartbeats have the workers that the paradigm promises",
            "the thread and process that each event names"),

    C1("all allowed links are in flight together", "the origin holds every answer until it has seen them all"),
    C2("never more than --at-most are in flight", "the origin counts while it holds them back"),
    C3("results come in input order, answers are told as they come",
            "the results' list, and the journal while the origin opens its gates in an order of the kit's choosing"),
    C4("a broken link costs only its own line, and its reason is the same with every model",
            "a 404, a bad URL, a refused, a closed and a nonsensical connection, and a silent server, among good links"),
    C5("a redirect is not followed, and a body is not read",
            "the origin's requests, and what became of a body that would take an hour"),
    C6("a link that is not answered in time is timed out, and its connection closed",
            "servers that never answer, and that send a header a byte now and then, see the connection close; "
                    + "a link that had to wait for its turn has all its time"),
    C7("cancelling closes the connections", "servers that never answer see every connection close within a second"),
    C8("a URL's credentials reach its server, and nobody else", "the server's request, the journal and the results"),
    C9("a server that is asked too often is asked again when it says, and otherwise the link is unknown, not broken",
            "a server that answers 429 once, always, and for an hour: when it is asked again, and the results"),
    C10("the proxy that stands before a host is asked for its links",
            "what a proxy is asked for, and what is asked for without it"),

    M1("the first good answer wins, and its body is whole", "the origin opens one gate of three, and the bytes are compared"),
    M2("the others are called off before the call returns", "servers that never answer see their connections close"),
    M3("a mirror that fails, closes or is cut off drops out, and costs nobody else",
            "all kinds of failures, and a good mirror at last"),
    M4("when all have failed, the error names every mirror and its cause", "the exception, in input order"),
    M5("a mirror whose body has not come whole in time drops out",
            "a server that never answers, and one that stops in the midst of a body"),
    M6("with --hedge-after the next one starts when all are silent for so long, at once when one drops out, and not before",
            "whom the servers see asked, and when"),
    M7("groups nest", "a race in a race, won and lost"),
    M8("only the whole thing, as it was asked for, is a good answer",
            "a 204, a range nobody asked for and a coded body that come first, and the whole that comes last"),

    P1("the result equals the sequential one, chunk by chunk", "a sieve of the kit's own"),
    P2("never more than --at-most chunks are under way",
            "the journal: while no chunk has an end, and over a whole run with one at once"),
    P3("as many chunks as allowed are under way together, each on a worker of its own",
            "the thread and process that each start names, while no chunk has ended"),
    P4("an event loop goes on while chunks are counted",
            "a sampler of the loop's threads, as for G4, while the chunks have no end"),

    R1("never more than --capacity orders wait in the queue, and never more than --cooks are on the fire",
            "the journal while the first orders cook for ten minutes: how many more are placed"),
    R2("a full queue holds each waiter back, and nothing else does",
            "the journal while the first orders cook for ten minutes: queue and cooks are full, and every waiter stands with an order"),
    R3("every order is cooked exactly once, and none is dropped", "the results and the journal of a rush of many short orders"),
    R4("orders start in the order in which they were placed",
            "the journal: one cook starts a waiter's orders in turn; of K cooks, each may overtake K - 1"),
    R5("a cook who faints costs one order, which is reported", "the results and the journal of a rush with more faints than cooks"),
    R6("at closing time the queue drains, and then everybody goes home, also those who never had an order",
            "rushes with more waiters and cooks than orders: the results, and what is left"),
    R7("the fire alarm stops everything at once, and the orders not cooked are those without an end",
            "the journal after an interruption: what has an end, and whether it cooked its time"),

    T1("nobody roasts before the signal", "the journal: the end of the heat-up stands before each roast"),
    T2("one signal releases all who wait, and they roast at the same time",
            "the journal: all are roasting, while no roast has an end"),
    T3("who comes after the signal does not wait for another", "the journal of a call with late comers, which ends"),
    T4("who runs out of patience costs nobody else anything, and waits no longer",
            "the results and the journal: one gives up before the signal, the others go; and what is alive after the call"),
    T5("an interrupted call leaves nobody waiting",
            "the kit interrupts the caller while all wait, and while all roast; then as for G1 and G2"),
    T6("each cook goes once at most, and the results come in the order of the plan",
            "the results' list and the journal");

    private final String intent;
    private final String observed;

    Rule(String intent, String observed) {
        this.intent = intent;
        this.observed = observed;
    }

    /** Returns the scenario that the rule holds; empty if it holds all. */
    public Optional<Scenario> scenario() {
        return Scenario.ofLetter(name().charAt(0));
    }

    /** Returns what the rule demands, in a line. */
    public String intent() {
        return intent;
    }

    /** Returns how the kit observes it, from outside the model. */
    public String observed() {
        return observed;
    }

    @Override
    public String toString() {
        return name() + " (" + intent + ")";
    }
}
