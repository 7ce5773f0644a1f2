"""The crunching with asyncio: the loop must not compute, so threads do, and take turns: the interpreter has one lock."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


def count_all(chunks, at_most, journal):
    return asyncio.run(counting(chunks, at_most, journal))


async def counting(chunks, at_most, journal):
    stop = threading.Event()
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(at_most) as threads:
        try:
            return await asyncio.gather(*(loop.run_in_executor(threads, count, chunk, journal, stop) for chunk in chunks))
        finally:
            stop.set()


def count(chunk, journal, stop):
    if stop.is_set():
        return None
    with journal.start(chunk) as step:
        primes = chunk.count(stop.is_set)
        if primes is not None:
            step.finish()
        return primes
