"""Redrawing: at once the first time, never more often than the interval, the last state always drawn."""

from __future__ import annotations

import asyncio

import pytest

from bot.core.redraw import MOST_TRIES, Redrawer
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


class Refused(Exception):
    """As Discord's answers and our own refusals are."""

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status


@pytest.mark.parametrize("error", [OSError(), RuntimeError(), Refused(503), Refused(429)])
@pytest.mark.parametrize("interval", [0, 0.001])
async def test_a_drawing_that_failed_is_tried_again_though_nothing_changes(error: Exception, interval: float) -> None:
    calls: list[str] = []
    done = asyncio.Event()

    async def draw(key: str) -> None:
        calls.append(key)
        if len(calls) < 4:
            raise error
        done.set()

    redrawer = Redrawer(draw, interval=interval, first_rest=0.001)
    redrawer.mark("card")
    await asyncio.wait_for(done.wait(), SECONDS)
    await redrawer.settled()
    assert len(calls) == 4
    await redrawer.close()


@pytest.mark.parametrize("status", [400, 403, 404])
async def test_a_drawing_that_was_refused_waits_for_the_next_change(status: int) -> None:
    calls = 0

    async def draw(_key: str) -> None:
        nonlocal calls
        calls += 1
        raise Refused(status)

    redrawer = Redrawer(draw, interval=0, first_rest=0)
    redrawer.mark("card")
    await redrawer.settled()
    await asyncio.sleep(0)
    assert calls == 1
    redrawer.mark("card")
    await redrawer.settled()
    assert calls == 2
    await redrawer.close()


async def test_what_fails_for_ever_is_given_up() -> None:
    calls = 0
    last = asyncio.Event()

    async def draw(_key: str) -> None:
        nonlocal calls
        calls += 1
        if calls == MOST_TRIES:
            last.set()
        raise OSError

    redrawer = Redrawer(draw, interval=0.0001, first_rest=1e-30)
    redrawer.mark("card")
    await asyncio.wait_for(last.wait(), SECONDS)
    await redrawer.settled()
    assert not redrawer._failures
    await redrawer.close()
    assert calls == MOST_TRIES


async def test_the_end_waits_for_nothing_that_failed_before() -> None:
    calls = 0

    async def draw(_key: str) -> None:
        nonlocal calls
        calls += 1
        raise OSError

    redrawer = Redrawer(draw, interval=60)
    redrawer.mark("card")
    await asyncio.sleep(0)
    await redrawer.close()
    assert calls == 1


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
