"""Redrawing: at once the first time, never more often than the interval, the last state always drawn."""

from __future__ import annotations

import asyncio

from bot.core.redraw import Redrawer
from tests.patience import SECONDS


async def test_many_marks_are_few_drawings_and_the_last_is_drawn() -> None:
    state = 0
    drawn: list[int] = []
    done = asyncio.Event()

    async def draw(_key: str) -> None:
        drawn.append(state)
        if state == 100:
            done.set()

    redrawer = Redrawer(draw, interval=0.05)
    for state in range(1, 101):  # noqa: B007 - `draw` reads it
        redrawer.mark("card")
        await asyncio.sleep(0)
    await asyncio.wait_for(done.wait(), SECONDS)
    assert drawn == [1, 100]
    await redrawer.close()


async def test_steady_drawings_do_not_wait_for_how_long_the_last_one_took() -> None:
    loop = asyncio.get_running_loop()
    began: list[float] = []
    done = asyncio.Event()

    async def draw(_key: str) -> None:
        began.append(loop.time())
        redrawer.mark("card")
        if len(began) == 5:
            done.set()
        while loop.time() < began[-1] + 0.09:
            pass

    redrawer = Redrawer(draw, interval=0.1, steady=True)
    redrawer.mark("card")
    await asyncio.wait_for(done.wait(), 5)
    assert 0.4 <= began[-1] - began[0] < 4 * (0.1 + 0.09)
    redrawer._dirty.clear()


async def test_a_drawing_that_fails_does_not_stop_the_next() -> None:
    calls = 0

    async def draw(_key: str) -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise RuntimeError

    redrawer = Redrawer(draw, interval=60)
    redrawer.mark("card")
    await asyncio.sleep(0)
    redrawer.mark("card")
    await redrawer.close()
    assert calls == 2


async def test_without_an_interval_everything_is_drawn_before_the_task_ends() -> None:
    drawn: list[int] = []
    state = 0

    async def draw(_key: str) -> None:
        drawn.append(state)
        await asyncio.sleep(0)

    redrawer = Redrawer(draw, interval=0)
    for state in (1, 2, 3):  # noqa: B007
        redrawer.mark("card")
    await redrawer.settled()
    assert drawn[-1] == 3
    redrawer.mark("card")
    await redrawer.settled()
    assert len(drawn) == 3
    await redrawer.close()
