"""The crunching with a process for each chunk, started when there is room for it; the cores count at the same time."""

import multiprocessing
import signal
import sys
from multiprocessing.connection import wait


def count_all(chunks, at_most, journal):
    counts = [None] * len(chunks)
    waiting = list(enumerate(chunks))
    counting = {}
    try:
        while waiting or counting:
            while waiting and len(counting) < at_most:
                index, chunk = waiting.pop(0)
                result, told = multiprocessing.Pipe(duplex=False)
                process = multiprocessing.Process(target=count, args=[chunk, journal, told], name=chunk.step)
                process.start()
                told.close()
                counting[result] = index, process
            for result in wait(list(counting)):
                counts[counting[result][0]] = result.recv()
                counting.pop(result)[1].join()
        return counts
    finally:
        for _, process in counting.values():
            process.terminate()
        for _, process in counting.values():
            process.join()


def count(chunk, journal, told):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with journal.start(chunk) as step:
        primes = chunk.count()
        step.finish()
    told.send(primes)
