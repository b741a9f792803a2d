"""What is kept in memory is never older than the last change."""

from __future__ import annotations

import asyncio

from bot.core.remembered import Remembered


class Slow:
    """A store whose answers can be held back."""

    def __init__(self) -> None:
        self.value: str | None = "old"
        self.loads = 0
        self.open = asyncio.Event()
        self.open.set()
        self.remembered: Remembered[int, str] = Remembered(self.load)

    async def load(self, _key: int) -> str | None:
        self.loads += 1
        value = self.value
        await self.open.wait()
        return value


async def test_it_is_loaded_once_for_all_who_ask() -> None:
    slow = Slow()
    assert await asyncio.gather(*(slow.remembered.get(1) for _ in range(9))) == ["old"] * 9
    assert slow.loads == 1
    assert slow.remembered.held(1) == "old"


async def test_what_was_read_before_a_change_is_not_kept() -> None:
    slow = Slow()
    slow.open.clear()
    asking = asyncio.create_task(slow.remembered.get(1))
    await asyncio.sleep(0)  # it has read, and waits
    slow.value = "new"
    slow.remembered.forget()
    slow.open.set()
    assert await asking == "new"
    assert slow.remembered.held(1) == "new"


async def test_what_is_not_there_is_asked_for_again() -> None:
    slow = Slow()
    slow.value = None
    assert await slow.remembered.get(1) is None
    slow.value = "new"
    assert await slow.remembered.get(1) == "new"
