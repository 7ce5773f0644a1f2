"""One signal for many with asyncio: an event, which stays set once it is. Every cook is a task on one loop."""

import asyncio


def roast_all(plan, journal):
    return asyncio.run(roasting(plan, journal))


async def roasting(plan, journal):
    hot = asyncio.Event()
    async with asyncio.TaskGroup() as cooks:
        punctual = [cooks.create_task(roast(cook, journal, hot)) for cook in plan.punctual]
        await heat_up(plan.oven, journal)
        hot.set()
        late = [cooks.create_task(roast(cook, journal, hot)) for cook in plan.late]
    return [cook.result() for cook in punctual + late]


async def heat_up(oven, journal):
    with journal.start(oven) as step:
        await asyncio.sleep(oven.time)
        step.finish()


async def roast(cook, journal, hot):
    with journal.start(cook.waiting) as waiting:
        try:
            async with asyncio.timeout(cook.patience):
                await hot.wait()
        except TimeoutError:
            return cook.give_up(waiting)
        waiting.finish()
    with journal.start(cook.roasting) as step:
        await asyncio.sleep(cook.time)
        return cook.done(step)
