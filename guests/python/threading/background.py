"""Main work and a monitor with threads: the main thread does the chore, and a daemon thread beats until it is told to stop, and joined."""

import threading

from plans import MonitorFailed


def work(plan, bell, journal):
    stop = threading.Event()
    failures = []
    monitor = threading.Thread(target=watch, args=[plan.monitor, journal, stop, failures], daemon=True, name="monitor")
    monitor.start()
    try:
        ending = attend(plan.chore, bell, journal)
    finally:
        stop.set()
        monitor.join()
    return {"ending": ending, "monitorsFailure": failures[0] if failures else None}


def attend(chore, bell, journal):
    with journal.start(chore) as step:
        return chore.attend(step, bell)


def watch(monitor, journal, stop, failures):
    """Beats on a thread of its own. A failure would die with the thread, so it is left where the chef looks."""
    number = 0
    try:
        while not stop.wait(monitor.every):
            number += 1
            monitor.beat(journal, number)
    except MonitorFailed as failure:
        failures.append(str(failure))
