"""Main work and a monitor with asyncio: the monitor is a task on the loop, which must not compute, so a thread does the chore."""

import asyncio
import threading

from plans import Chopping, MonitorFailed


def work(plan, bell, journal):
    return asyncio.run(working(plan, bell, journal))


async def working(plan, bell, journal):
    monitor = asyncio.create_task(watch(plan.monitor, journal), name="monitor")
    try:
        ending = await attend(plan.chore, bell, journal)
    finally:
        monitor.cancel()
        await asyncio.wait([monitor])
    return {"ending": ending, "monitorsFailure": None if monitor.cancelled() else monitor.result()}


async def attend(chore, bell, journal):
    if isinstance(chore, Chopping):
        stop = threading.Event()
        try:
            return await asyncio.to_thread(chop, chore, bell, journal, stop)
        finally:
            stop.set()
    rung = asyncio.Event()
    loop = asyncio.get_running_loop()
    with journal.start(chore) as step:
        bell.on_ring(lambda: loop.call_soon_threadsafe(rung.set))
        await rung.wait()
        return chore.attend(step, bell)


def chop(chore, bell, journal, stop):
    with journal.start(chore) as step:
        return chore.attend(step, bell, stop.is_set)


async def watch(monitor, journal):
    number = 0
    try:
        while True:
            await asyncio.sleep(monitor.every)
            number += 1
            monitor.beat(journal, number)
    except MonitorFailed as failure:
        return str(failure)
