"""One signal for many with processes: an event that they share. The main process is the chef; a cook's fate travels as an exit code."""

import multiprocessing
import signal
import sys
import time

from plans import GAVE_UP, WENT

FATES = [WENT, GAVE_UP]


def roast_all(plan, journal):
    hot = multiprocessing.Event()
    cooks = []

    def start(cook):
        cooks.append(multiprocessing.Process(target=tell, args=[cook, journal, hot], name=f"cook-{cook.number}"))
        cooks[-1].start()

    try:
        for cook in plan.punctual:
            start(cook)
        heat_up(plan.oven, journal)
        hot.set()
        for cook in plan.late:
            start(cook)
        return [fate(cook) for cook in cooks]
    finally:
        call_off(cooks)


def heat_up(oven, journal):
    with journal.start(oven) as step:
        time.sleep(oven.time)
        step.finish()


def roast(cook, journal, hot):
    with journal.start(cook.waiting) as waiting:
        if not hot.wait(cook.patience):
            return cook.give_up(waiting)
        waiting.finish()
    with journal.start(cook.roasting) as roasting:
        time.sleep(cook.time)
        return cook.done(roasting)


def tell(cook, journal, hot):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sys.exit(10 + FATES.index(roast(cook, journal, hot)))


def fate(cook):
    cook.join()
    if cook.exitcode - 10 not in range(len(FATES)):
        raise RuntimeError(f"{cook.name} ended with exit code {cook.exitcode}")
    return FATES[cook.exitcode - 10]


def call_off(processes):
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
