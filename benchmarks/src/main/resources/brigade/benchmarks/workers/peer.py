"""What PoolRace measures, of Python's multiprocessing.Pool; the start method is the argument, the figures are JSON on stdout."""
import json
import multiprocessing
import os
import signal
import statistics
import sys
import time


def echo(x):
    return x


def pid(_):
    return os.getpid()


def hold(_):
    time.sleep(0.2)
    return os.getpid()


def burn(rounds):
    x = 88172645463325252
    for _ in range(rounds):
        x ^= (x << 13) & 0xFFFFFFFFFFFFFFFF
        x ^= x >> 7
        x ^= (x << 17) & 0xFFFFFFFFFFFFFFFF
    return x


def timed(action):
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def first_reply(context):
    times = []
    for _ in range(31):
        started = time.perf_counter()
        with context.Pool(1) as pool:
            pool.apply(echo, (b"x",))
            times.append((time.perf_counter() - started) * 1e3)
    return statistics.median(times)


def memory(context):
    with context.Pool(4) as pool:
        pids = set(pool.map(hold, range(4), chunksize=1))
        sums = {"Rss": 0, "Pss": 0}
        for one in pids:
            with open(f"/proc/{one}/smaps_rollup") as lines:
                for line in lines:
                    key = line.split(":")[0]
                    if key in sums:
                        sums[key] += int(line.split()[1]) / 1024
        return sums["Rss"] / len(pids), sums["Pss"] / len(pids)


def replaced(context):
    """NaN if it never is: an idle worker waits with the queue's lock in its hand, and dies with it; closing the pool then hangs, too."""
    times = []
    pool = context.Pool(1)
    for _ in range(11):
        old = pool.apply(pid, (0,))
        started = time.perf_counter()
        os.kill(old, signal.SIGKILL)
        while True:  # A task that the dead worker took is lost: ask again.
            try:
                if pool.apply_async(pid, (0,)).get(timeout=0.02) != old:
                    break
            except multiprocessing.TimeoutError:
                if time.perf_counter() - started > 5:
                    return "NaN"
        times.append((time.perf_counter() - started) * 1e3)
    return statistics.median(times)


def burns(context, workers):
    with context.Pool(workers) as pool:
        return timed(lambda: pool.map(burn, [1_000_000] * 8, chunksize=1))


def main():
    method = sys.argv[1]
    context = multiprocessing.get_context(method)
    resident, proportional = memory(context)
    first = first_reply(context)
    with context.Pool(1) as pool:
        for _ in range(1000):
            pool.apply(echo, (b"x",))
        trip = statistics.median(timed(lambda: pool.apply(echo, (b"x",))) for _ in range(20000)) * 1e6
        mebibyte = bytes(1 << 20)
        throughput = 200 / timed(lambda: [pool.apply(echo, (mebibyte,)) for _ in range(200)])
    with context.Pool(2) as pool:
        rate = 20000 / timed(lambda: [one.get() for one in [pool.apply_async(echo, (b"x",)) for _ in range(20000)]])
    speed_up = burns(context, 1) / burns(context, 2)
    figures = {"name": "Python " + method, "firstReplyMillis": first, "roundTripMicros": trip, "tasksPerSecond": rate,
               "echoMebibytesPerSecond": throughput, "residentMebibytes": resident, "proportionalMebibytes": proportional,
               "speedUp": speed_up, "replacedMillis": replaced(context)}
    print(json.dumps(figures), flush=True)
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(0)  # The pool that lost its worker may never close.


if __name__ == "__main__":
    main()
