"""What a run is asked for, as it arrives in a run's plan, and what can go wrong in it. The same for every model."""

import re
import threading
import time

WORK_DONE, RUNG = "workDone", "rung"
COOKED, FAINTED = "cooked", "fainted"
WENT, GAVE_UP = "went", "gaveUp"


class Burnt(Exception):
    """A dish burnt."""

    def __init__(self, dish):
        super().__init__(f"the {dish} burnt")
        self.dish = dish


class Fainted(Exception):
    """A cook fainted over an order."""


class MonitorFailed(Exception):
    """The monitor failed."""


class Cancelled(Exception):
    """A thread was asked to stop, for it cannot be interrupted."""


class Work:
    """Who does which step."""

    def __init__(self, actor, step, group=""):
        self.group, self.actor, self.step = group, actor, step


class Dish(Work):
    def __init__(self, data):
        super().__init__(data["actor"]["name"], data["name"], data["actor"]["group"])
        self.name = data["name"]
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


class Chunk(Work):
    def __init__(self, data):
        super().__init__(f"chunk {data['number']}", f"chunk-{data['number']}")
        self.first, self.last = data["first"], data["last"]

    def count(self, cancelled=lambda: False):
        """Counts the primes; returns None if it was cancelled."""
        primes = 0
        for candidate in range(self.first, self.last + 1):
            if cancelled():
                return None
            primes += is_prime(candidate)
        return primes


class CrunchPlan:
    def __init__(self, data):
        self.chunks, self.at_most = [Chunk(chunk) for chunk in data["chunks"]], data["atMost"]


class BackgroundPlan:
    def __init__(self, data):
        self.chore = Chopping(data) if data["chore"] == "chopping" else Waiting()
        self.monitor = Monitor(data)


class Chopping(Work):
    """The chef is busy: the thread computes."""

    def __init__(self, data):
        super().__init__("Head chef", "chopping")
        self.time = seconds(data["time"])

    def attend(self, step, bell, cancelled=lambda: False):
        """Returns how it ended, when the time is up or the bell rings; None if it was cancelled."""
        end = time.monotonic() + self.time
        onion = 1
        while time.monotonic() < end:
            if cancelled():
                return None
            if bell.is_set():
                return RUNG
            onion = chopped(onion)
        step.finish()
        return WORK_DONE


class Waiting(Work):
    """The chef waits at the door, and only the bell ends it."""

    def __init__(self):
        super().__init__("Head chef", "waiting")

    def attend(self, step, bell):
        bell.wait()
        step.finish()
        return RUNG


class Monitor(Work):
    def __init__(self, data):
        super().__init__("Monitor", "heartbeat")
        self.every, self.fails_at = seconds(data["every"]), data["failsAt"]

    def beat(self, journal, number):
        with journal.start(self) as step:
            if number == self.fails_at:
                failure = MonitorFailed(f"the monitor failed at heartbeat {number}")
                step.fail(str(failure))
                raise failure
            step.finish()


class Bell(threading.Event):
    """A bell that is rung once: a thread can wait for it, ask whether it has rung, or leave word what is to be done then."""

    def __init__(self):
        super().__init__()
        self._lock, self._actions = threading.Lock(), []

    def ring(self):
        with self._lock:
            self.set()
            actions, self._actions = self._actions, []
        for action in actions:
            action()

    def on_ring(self, action):
        with self._lock:
            if not self.is_set():
                self._actions.append(action)
                return
        action()


class RushPlan:
    def __init__(self, data):
        self.orders = [Order(order) for order in data["orders"]]
        self.waiters, self.capacity, self.cooks = data["waiters"], data["capacity"], data["cooks"]

    def by_waiter(self):
        """Returns each waiter's orders, in the order in which he places them."""
        return [self.orders[waiter::self.waiters] for waiter in range(self.waiters)]

    def in_order(self, results):
        """Returns how each order ended, by its number, from pairs of a number and an end."""
        return [end for _, end in sorted(results)]


class Order:
    def __init__(self, data):
        self.number, self.time, self.faints = data["number"], seconds(data["time"]), data["faints"]
        self.placing = Work(f"Waiter {data['waiter']}", f"place-{self.number}")
        self.cooking = Work("Cook", f"cook-{self.number}")

    def take_off(self, step):
        if self.faints:
            step.fail("fainted")
            raise Fainted(f"the cook of order {self.number} fainted")
        step.finish()
        return self.number, COOKED

    def fainted(self):
        return self.number, FAINTED


class TicketsPlan:
    def __init__(self, data):
        self.oven = Oven(data)
        self.punctual, self.late = [Cook(cook) for cook in data["punctual"]], [Cook(cook) for cook in data["late"]]


class Oven(Work):
    def __init__(self, data):
        super().__init__("Head chef", "heat-up")
        self.time = seconds(data["heatUp"])


class Cook:
    def __init__(self, data):
        self.number, self.patience, self.time = data["number"], seconds(data["patience"]), seconds(data["time"])
        self.waiting, self.roasting = Work(f"Cook {self.number}", "waiting"), Work(f"Cook {self.number}", "roasting")

    def give_up(self, waiting):
        waiting.note("gave up")
        return GAVE_UP

    def done(self, roasting):
        roasting.finish()
        return WENT


def chopped(onion):
    for _ in range(200):
        onion = (onion * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF | 1
    return onion


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


def seconds(duration):
    hours, minutes, rest = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?", duration).groups("0")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)
