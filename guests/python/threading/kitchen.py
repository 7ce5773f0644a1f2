"""The kitchen with threads: the main thread is the head chef; each assistant is a thread, started and joined by hand.

A thread of Python's cannot be interrupted: it is asked to stop, and must look.
"""

import queue
import threading

from plans import Burnt, Cancelled


def serve_all(menus, journal):
    stops = [threading.Event() for _ in menus]
    results = [""] * len(menus)

    def outcome(index):
        try:
            serve(menus[index], journal, stops[index])
        except (Burnt, Cancelled) as failure:
            results[index] = str(failure)

    chefs = [threading.Thread(target=outcome, args=[index], name=f"chef-{index + 1}") for index in range(len(menus))]
    try:
        for chef in chefs:
            chef.start()
        for chef in chefs:
            chef.join()
    finally:
        for stop in stops:
            stop.set()
        call_off(chefs)
    return results


def serve(menu, journal, stop=None):
    stop = stop or threading.Event()
    cook(menu.main_course, journal, stop)
    ended = queue.SimpleQueue()
    assistants = []
    try:
        for side in menu.sides:
            assistants.append(threading.Thread(target=assist, args=[side, journal, stop, ended], name=f"assistant-{side.name}"))
            assistants[-1].start()
        cook(menu.salad, journal, stop)
        for _ in assistants:
            if failure := ended.get():
                raise failure
    except BaseException:
        stop.set()
        raise
    finally:
        call_off(assistants)
    cook(menu.serving, journal, stop)


def cook(dish, journal, stop):
    with journal.start(dish) as step:
        if stop.wait(dish.time):
            raise Cancelled(f"{dish.name} was cancelled")
        dish.take_off(step)


def assist(side, journal, stop, ended):
    """Cooks on a thread of its own. A failure would die with the thread, so it is handed to the chef, who raises it."""
    try:
        cook(side, journal, stop)
        ended.put(None)
    except Exception as failure:
        ended.put(failure)


def call_off(threads):
    for thread in threads:
        if thread.ident is not None:
            thread.join()
