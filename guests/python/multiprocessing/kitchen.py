"""The kitchen with processes: the main process is the head chef; each assistant is a process, started and joined by hand.

Nothing is shared: a failure travels as an exit code.
"""

import multiprocessing
import signal
import sys
import time
from multiprocessing.connection import wait

from plans import Burnt

BURNT = 3


def serve_all(menus, journal):
    kitchens = []
    try:
        for menu in menus:
            failure, told = multiprocessing.Pipe(duplex=False)
            kitchens.append((multiprocessing.Process(target=outcome, args=[menu, journal, told]), failure))
            kitchens[-1][0].start()
            told.close()
        return [failure.recv() for _, failure in kitchens]
    finally:
        call_off([chef for chef, _ in kitchens])


def serve(menu, journal):
    cook(menu.main_course, journal)
    assistants = {}
    try:
        for side in menu.sides:
            assistant = multiprocessing.Process(target=assist, args=[side, journal], name=f"assistant-{side.name}")
            assistant.start()
            assistants[assistant.sentinel] = assistant, side
        cook(menu.salad, journal)
        cooking = set(assistants)
        while cooking:
            for ended in wait(cooking):
                cooking.remove(ended)
                assistant, side = assistants[ended]
                assistant.join()
                if assistant.exitcode == BURNT:
                    raise Burnt(side.name)
                if assistant.exitcode != 0:
                    raise RuntimeError(f"{assistant.name} ended with exit code {assistant.exitcode}")
    finally:
        call_off([assistant for assistant, _ in assistants.values()])
    cook(menu.serving, journal)


def cook(dish, journal):
    with journal.start(dish) as step:
        time.sleep(dish.time)
        dish.take_off(step)


def outcome(menu, journal, told):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        serve(menu, journal)
        told.send("")
    except Burnt as failure:
        told.send(str(failure))


def assist(side, journal):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    try:
        cook(side, journal)
    except Burnt:
        sys.exit(BURNT)


def call_off(processes):
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
