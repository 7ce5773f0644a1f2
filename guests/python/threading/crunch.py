"""The crunching with a thread for each chunk, started when there is room for it. They take turns: the interpreter has one lock."""

import threading


def count_all(chunks, at_most, journal):
    counts = [None] * len(chunks)
    permits = threading.Semaphore(at_most)
    stop = threading.Event()
    threads = []

    def count(index):
        try:
            with journal.start(chunks[index]) as step:
                counts[index] = chunks[index].count(stop.is_set)
                if counts[index] is not None:
                    step.finish()
        finally:
            permits.release()

    try:
        for index, chunk in enumerate(chunks):
            permits.acquire()
            threads.append(threading.Thread(target=count, args=[index], name=chunk.step))
            threads[-1].start()
        for thread in threads:
            thread.join()
    except BaseException:
        stop.set()
        raise
    finally:
        for thread in threads:
            thread.join()
    return counts
