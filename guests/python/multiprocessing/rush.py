"""The rush with processes: each waiter and each cook is one, and a queue is between them. None in it means closing time.

The results come through a pipe from each process; its end without any means that it died.
"""

import multiprocessing
import signal
import sys
import time
from multiprocessing.connection import wait

from plans import Fainted


def serve_all(plan, journal):
    orders = multiprocessing.Queue(plan.capacity)
    staff = []

    def start(name, work, *args):
        ended, told = multiprocessing.Pipe(duplex=False)
        staff.append(multiprocessing.Process(target=tell, args=[told, work, *args], name=name))
        staff[-1].start()
        told.close()
        return ended

    try:
        cooks = [start(f"cook-{cook + 1}", cook_all, orders, journal) for cook in range(plan.cooks)]
        waiters = [start(f"waiter-{waiter + 1}", place_all, rounds, orders, journal)
                   for waiter, rounds in enumerate(plan.by_waiter())]
        results(waiters, cooks)
        closing = start("closing", close, plan.cooks, orders)
        return plan.in_order(results([closing, *cooks], []))
    finally:
        call_off(staff)


def place(order, orders, journal):
    with journal.start(order.placing) as step:
        orders.put(order)
        step.finish()


def cook(order, journal):
    try:
        with journal.start(order.cooking) as step:
            time.sleep(order.time)
            return order.take_off(step)
    except Fainted:
        return order.fainted()


def place_all(rounds, orders, journal):
    for order in rounds:
        place(order, orders, journal)
    return []


def cook_all(orders, journal):
    return [cook(order, journal) for order in iter(orders.get, None)]


def close(cooks, orders):
    for _ in range(cooks):
        orders.put(None)
    return []


def tell(told, work, *args):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    told.send(work(*args))


def results(awaited, others):
    """Returns the results of the awaited ones; the others must not end before them."""
    found = []
    waiting = set(awaited)
    while waiting:
        for ended in wait([*waiting, *others]):
            try:
                found += ended.recv()
            except EOFError:
                raise RuntimeError("a process died") from None
            waiting.discard(ended)
    return found


def call_off(processes):
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
