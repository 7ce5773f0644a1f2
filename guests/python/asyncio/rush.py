"""The rush with asyncio: each waiter and each cook is a task, and a queue is between them. None in it means closing time."""

import asyncio

from plans import Fainted


def serve_all(plan, journal):
    return asyncio.run(serving(plan, journal))


async def serving(plan, journal):
    orders = asyncio.Queue(plan.capacity)
    async with asyncio.TaskGroup() as cooks:
        cooking = [cooks.create_task(cook_all(orders, journal)) for _ in range(plan.cooks)]
        async with asyncio.TaskGroup() as waiters:
            for rounds in plan.by_waiter():
                waiters.create_task(place_all(rounds, orders, journal))
        for _ in cooking:
            await orders.put(None)
    return plan.in_order(result for cook in cooking for result in cook.result())


async def place(order, orders, journal):
    with journal.start(order.placing) as step:
        await orders.put(order)
        step.finish()


async def cook(order, journal):
    try:
        with journal.start(order.cooking) as step:
            await asyncio.sleep(order.time)
            return order.take_off(step)
    except Fainted:
        return order.fainted()


async def place_all(rounds, orders, journal):
    for order in rounds:
        await place(order, orders, journal)


async def cook_all(orders, journal):
    results = []
    while order := await orders.get():
        results.append(await cook(order, journal))
    return results
