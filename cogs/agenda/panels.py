"""Private panels of the agenda, which turn pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import discord

from bot.core.wording import say
from cogs.shared.panels import Press
from cogs.shared.redrawn import Redrawn, refused_words

__all__ = ["Page", "RedrawnPanel", "packed", "refused_words"]

Thing = TypeVar("Thing")


class Page(Generic[Thing]):
    """One page of many. A page that no longer exists becomes the last one."""

    def __init__(self, pages: Sequence[Sequence[Thing]], number: int) -> None:
        self.count = max(1, len(pages))
        self.number = min(max(number, 0), self.count - 1)
        self.things: Sequence[Thing] = pages[self.number] if pages else ()

    def words(self) -> str:
        """ "Page 2 of 3"; empty where there is only one."""
        return say("agenda-show-page", page=self.number + 1, pages=self.count) if self.count > 1 else ""


def packed(things: Sequence[Thing], fits: Callable[[Sequence[Thing]], bool]) -> list[list[Thing]]:
    """All things in order, in as few pages as fit; a thing that fits nowhere has a page of its own."""
    pages: list[list[Thing]] = []
    for thing in things:
        if pages and fits([*pages[-1], thing]):
            pages[-1].append(thing)
        else:
            pages.append([thing])
    return pages


class RedrawnPanel(Redrawn):
    page = 0

    def turn(self, pages: int) -> list[Press]:
        """Back and Next, where there is more than one page."""
        if pages < 2:
            return []
        return [
            Press(say("agenda-button-back"), self._back, disabled=self.page == 0),
            Press(say("agenda-button-next"), self._next, disabled=self.page >= pages - 1),
        ]

    async def _back(self, interaction: discord.Interaction[Any]) -> None:
        self.page -= 1
        await self.refresh(interaction)

    async def _next(self, interaction: discord.Interaction[Any]) -> None:
        self.page += 1
        await self.refresh(interaction)
