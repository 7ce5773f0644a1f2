"""One signal for many with threads: an event, which stays set once it is. The main thread is the chef."""

import queue
import threading
import time

from plans import Cancelled


def roast_all(plan, journal):
    hot, stop = threading.Event(), threading.Event()
    ended = queue.SimpleQueue()
    cooks = []

    def start(cook):
        cooks.append(threading.Thread(target=told, args=[ended, cook, journal, hot, stop], name=f"cook-{cook.number}"))
        cooks[-1].start()

    try:
        for cook in plan.punctual:
            start(cook)
        heat_up(plan.oven, journal)
        hot.set()
        for cook in plan.late:
            start(cook)
        return [fate for _, fate in sorted(result(ended) for _ in cooks)]
    finally:
        call_off(cooks, hot, stop)


def heat_up(oven, journal):
    with journal.start(oven) as step:
        time.sleep(oven.time)
        step.finish()


def roast(cook, journal, hot, stop):
    with journal.start(cook.waiting) as waiting:
        heard = hot.wait(cook.patience)
        if stop.is_set():
            raise Cancelled(f"cook {cook.number} was cancelled")
        if not heard:
            return cook.give_up(waiting)
        waiting.finish()
    with journal.start(cook.roasting) as roasting:
        if stop.wait(cook.time):
            raise Cancelled(f"cook {cook.number} was cancelled")
        return cook.done(roasting)


def told(ended, cook, journal, hot, stop):
    """Roasts on a thread of its own. Its result would die with the thread, so it is handed to the chef; so is a failure."""
    try:
        ended.put(((cook.number, roast(cook, journal, hot, stop)), None))
    except Exception as failure:
        ended.put((None, failure))


def result(ended):
    found, failure = ended.get()
    if failure:
        raise failure
    return found


def call_off(cooks, hot, stop):
    """A thread that waits for one event does not notice another, so both are set, and whoever wakes checks which."""
    stop.set()
    hot.set()
    for cook in cooks:
        if cook.ident is not None:
            cook.join()
