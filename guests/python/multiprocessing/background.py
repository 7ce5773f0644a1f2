"""Main work and a monitor with processes: the main process does the chore, and another beats until it is terminated.

The monitor looks at its parent, too: a process does not end with who started it.
"""

import multiprocessing
import signal
import sys
from multiprocessing.connection import wait

from plans import MonitorFailed


def work(plan, bell, journal):
    failure, told = multiprocessing.Pipe(duplex=False)
    monitor = multiprocessing.Process(target=watch, args=[plan.monitor, journal, told], daemon=True, name="monitor")
    monitor.start()
    told.close()
    try:
        ending = attend(plan.chore, bell, journal)
    finally:
        monitor.terminate()
        monitor.join()
    return {"ending": ending, "monitorsFailure": heard(failure)}


def attend(chore, bell, journal):
    with journal.start(chore) as step:
        return chore.attend(step, bell)


def watch(monitor, journal, told):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    number = 0
    try:
        while not wait([multiprocessing.parent_process().sentinel], monitor.every):
            number += 1
            monitor.beat(journal, number)
    except MonitorFailed as failure:
        told.send(str(failure))


def heard(failure):
    try:
        return failure.recv()
    except EOFError:
        return None
