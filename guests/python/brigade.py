"""Speaks Brigade's protocol (docs/protocol.md) for a guest in Python, so that its scenarios need not.

A scenario is a module in the working directory: kitchen.py has serve and serve_all, crunch.py has count_all. A cancelled run
gets a KeyboardInterrupt in its main thread.
"""

import importlib
import itertools
import json
import os
import re
import signal
import socket
import sys
import threading


class Burnt(Exception):
    """A dish burnt."""

    def __init__(self, dish):
        super().__init__(f"the {dish} burnt")
        self.dish = dish


class Dish:
    def __init__(self, data):
        self.name = self.step = data["name"]
        self.group, self.actor = data["actor"]["group"], data["actor"]["name"]
        self.time = seconds(data["time"])
        self.burns = data["burns"]

    def take_off(self, step):
        if self.burns:
            step.fail("burnt")
            raise Burnt(self.name)
        step.finish()


class Menu:
    def __init__(self, data):
        self.kitchen = data["kitchen"]
        self.main_course, self.salad, self.serving = (Dish(data[key]) for key in ("mainCourse", "salad", "serving"))
        self.sides = [Dish(side) for side in data["sides"]]


class Chunk:
    def __init__(self, data):
        self.number, self.first, self.last = data["number"], data["first"], data["last"]
        self.group, self.actor, self.step = "", f"chunk {self.number}", f"chunk-{self.number}"

    def count(self, cancelled=lambda: False):
        """Counts the primes; returns None if it was cancelled."""
        primes = 0
        for candidate in range(self.first, self.last + 1):
            if cancelled():
                return None
            primes += is_prime(candidate)
        return primes


def is_prime(candidate):
    if candidate < 4:
        return candidate > 1
    if candidate % 2 == 0:
        return False
    divisor = 3
    while divisor * divisor <= candidate:
        if candidate % divisor == 0:
            return False
        divisor += 2
    return True


class Journal:
    """Tells Brigade what happens. Safe for threads and for forked processes: a frame is one small write, which is not split."""

    def __init__(self, connection):
        self._connection = connection
        self._numbers = itertools.count(1)

    def start(self, work):
        return Step(self, os.getpid() << 32 | next(self._numbers), work)

    def send(self, **message):
        self._connection.send(json.dumps(message).encode() + b"\n")

    def event(self, step_id, phase, **more):
        thread = threading.current_thread()
        self.send(type="event", id=step_id, phase=phase, pid=os.getpid(), thread=thread.native_id, threadName=thread.name, **more)


class Step:
    """A step in a with statement: cancelled, if it is left before it has ended."""

    def __init__(self, journal, step_id, work):
        self._journal, self._id, self._ended = journal, step_id, False
        journal.event(step_id, "started", group=work.group, actor=work.actor, step=work.step)

    def __enter__(self):
        return self

    def finish(self):
        self._end("finished")

    def fail(self, reason):
        self._end("failed", detail=reason)

    def __exit__(self, *_):
        self._end("cancelled")

    def _end(self, phase, **more):
        if not self._ended:
            self._ended = True
            self._journal.event(self._id, phase, **more)


def seconds(duration):
    hours, minutes, rest = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?", duration).groups("0")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def run(scenario, plan, journal):
    if scenario == "crunch":
        return importlib.import_module("crunch").count_all([Chunk(chunk) for chunk in plan["chunks"]], plan["atMost"], journal)
    kitchen = importlib.import_module("kitchen")
    if scenario == "kitchens":
        return kitchen.serve_all([Menu(menu) for menu in plan], journal)
    return kitchen.serve(Menu(plan), journal)


def listen(lines):
    for line in lines:  # Whatever comes now is a cancel; so is the end of the connection.
        break
    signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)


def main():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.path.append(os.getcwd())
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(os.environ["BRIGADE_SOCKET"])
    journal = Journal(connection)
    journal.send(type="hello", version=1)
    lines = connection.makefile("rb")
    request = json.loads(lines.readline())
    threading.Thread(target=listen, args=[lines], daemon=True).start()
    try:
        journal.send(type="done", result=run(request["scenario"], request["plan"], journal))
    except Burnt as burnt:
        journal.send(type="done", failure={"kind": "burnt", "dish": burnt.dish})
    except KeyboardInterrupt:
        journal.send(type="done", failure={"kind": "cancelled", "message": "cancelled"})
    except Exception as failure:
        journal.send(type="done", failure={"kind": "failed", "message": repr(failure)})
    os._exit(0)  # Without a word about the listener.


if __name__ == "__main__":
    sys.modules["brigade"] = sys.modules["__main__"]
    main()
