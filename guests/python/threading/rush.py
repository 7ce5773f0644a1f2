"""The rush with threads: each waiter and each cook is one, and a queue is between them. None in it means closing time."""

import queue
import threading

from plans import Cancelled, Fainted


def serve_all(plan, journal):
    orders = queue.Queue(plan.capacity)
    stop = threading.Event()
    ended = queue.SimpleQueue()
    staff = []

    def start(name, work, *args):
        staff.append(threading.Thread(target=told, args=[ended, work, *args], name=name))
        staff[-1].start()

    try:
        for cook in range(plan.cooks):
            start(f"cook-{cook + 1}", cook_all, orders, journal, stop)
        for waiter, rounds in enumerate(plan.by_waiter()):
            start(f"waiter-{waiter + 1}", place_all, rounds, orders, journal, stop)
        for _ in range(plan.waiters):
            results(ended)
        start("closing", close, plan.cooks, orders)
        return plan.in_order(result for _ in range(plan.cooks + 1) for result in results(ended))
    finally:
        call_off(staff, orders, stop)


def place(order, orders, journal, stop):
    with journal.start(order.placing) as step:
        orders.put(order)
        if stop.is_set():
            raise Cancelled(f"order {order.number} was cancelled")
        step.finish()


def cook(order, journal, stop):
    try:
        with journal.start(order.cooking) as step:
            if stop.wait(order.time):
                raise Cancelled(f"order {order.number} was cancelled")
            return order.take_off(step)
    except Fainted:
        return order.fainted()


def place_all(rounds, orders, journal, stop):
    for order in rounds:
        place(order, orders, journal, stop)
    return []


def cook_all(orders, journal, stop):
    return [cook(order, journal, stop) for order in iter(orders.get, None) if not stop.is_set()]


def close(cooks, orders):
    for _ in range(cooks):
        orders.put(None)
    return []


def told(ended, work, *args):
    """Works on a thread of its own. Its results would die with the thread, so they are handed to the main thread; so is a failure."""
    try:
        ended.put((work(*args), None))
    except Exception as failure:
        ended.put(([], failure))


def results(ended):
    found, failure = ended.get()
    if failure:
        raise failure
    return found


def call_off(staff, orders, stop):
    """A thread that is blocked on a queue notices nothing else, so it is given what it waits for, a place or closing time."""
    stop.set()
    for thread in staff:
        while thread.is_alive():
            try:
                orders.put_nowait(None)
            except queue.Full:
                orders.get_nowait()
            thread.join(0.001)
