"""The kitchen with asyncio: every cook is a coroutine on one event loop, which never waits for any of them."""

import asyncio

from plans import Burnt


def serve_all(menus, journal):
    async def all_of_them():
        return await asyncio.gather(*(outcome(menu, journal) for menu in menus))

    return asyncio.run(all_of_them())


def serve(menu, journal):
    asyncio.run(serving(menu, journal))


async def serving(menu, journal):
    await cook(menu.main_course, journal)
    assistants = [asyncio.create_task(cook(side, journal)) for side in menu.sides]
    try:
        await cook(menu.salad, journal)
        for ended in asyncio.as_completed(assistants):
            await ended
    finally:
        for assistant in assistants:
            assistant.cancel()
        await asyncio.gather(*assistants, return_exceptions=True)
    await cook(menu.serving, journal)


async def cook(dish, journal):
    with journal.start(dish) as step:
        await asyncio.sleep(dish.time)
        dish.take_off(step)


async def outcome(menu, journal):
    try:
        await serving(menu, journal)
        return ""
    except Burnt as failure:
        return str(failure)
