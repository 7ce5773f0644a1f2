"""Speaks Brigade's protocol (docs/protocol.md) for a guest in Python, so that its scenarios need not.

A scenario is a module in the working directory: kitchen.py has serve and serve_all, crunch.py has count_all, background.py has work,
rush.py has serve_all, tickets.py has roast_all. A cancelled run gets a KeyboardInterrupt in its main thread.
"""

import importlib
import itertools
import json
import os
import signal
import socket
import sys
import threading
import time

from plans import BackgroundPlan, Bell, Burnt, CrunchPlan, Menu, RushPlan, TicketsPlan


class Journal:
    """Tells Brigade what happens. Safe for threads and for forked processes: a frame is one small write, which is not split."""

    def __init__(self, connection):
        self._connection = connection
        self._numbers = itertools.count(1)

    def start(self, work):
        return Step(self, os.getpid() << 32 | next(self._numbers), work)

    def send(self, **message):
        self._connection.sendall(json.dumps(message).encode() + b"\n")

    def event(self, step_id, phase, **more):
        thread = threading.current_thread()
        self.send(type="event", id=step_id, phase=phase, at=time.monotonic_ns(), pid=os.getpid(), thread=thread.native_id,
                  threadName=thread.name, **more)


class Step:
    """A step in a with statement: cancelled, if it is left before it has ended."""

    def __init__(self, journal, step_id, work):
        self._journal, self._id, self._ended = journal, step_id, False
        journal.event(step_id, "started", group=work.group, actor=work.actor, step=work.step)

    def __enter__(self):
        return self

    def note(self, text):
        self._journal.event(self._id, "noted", detail=text)

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


def run(scenario, plan, bell, journal):
    model = importlib.import_module("kitchen" if scenario == "kitchens" else scenario)
    match scenario:
        case "kitchen":
            return model.serve(Menu(plan), journal)
        case "kitchens":
            return model.serve_all([Menu(menu) for menu in plan], journal)
        case "crunch":
            plan = CrunchPlan(plan)
            return model.count_all(plan.chunks, plan.at_most, journal)
        case "background":
            return model.work(BackgroundPlan(plan), bell, journal)
        case "rush":
            return model.serve_all(RushPlan(plan), journal)
        case "tickets":
            return model.roast_all(TicketsPlan(plan), journal)


def outcome(request, bell, journal):
    try:
        return {"result": run(request["scenario"], request["plan"], bell, journal)}
    except Burnt as burnt:
        return {"failure": {"kind": "burnt", "dish": burnt.dish}}
    except KeyboardInterrupt:
        return {"failure": {"kind": "cancelled", "message": "cancelled"}}
    except Exception as failure:
        return {"failure": {"kind": "failed", "message": repr(failure)}}


def listen(lines, bell):
    try:
        for line in lines:
            if json.loads(line)["type"] == "cancel":
                break
            bell.ring()
    except OSError:
        pass  # Brigade has gone without reading everything.
    signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)  # A cancel; so is the end of the connection.


def main():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.path.append(os.getcwd())
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(os.environ["BRIGADE_SOCKET"])
    journal, bell = Journal(connection), Bell()
    journal.send(type="hello", version=1)
    lines = connection.makefile("rb")
    request = json.loads(lines.readline())
    threading.Thread(target=listen, args=[lines, bell], daemon=True).start()
    try:
        journal.send(type="done", **outcome(request, bell, journal))
    finally:
        os._exit(0)  # Without a word about the listener.


if __name__ == "__main__":
    sys.modules["brigade"] = sys.modules["__main__"]
    main()
