"""Private panels that read everything again before each drawing, and turn pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, TypeVar

import discord

from bot.core.errors import Refusal
from bot.core.wording import say
from cogs.shared.answering import tell
from cogs.shared.components import Panel
from cogs.shared.layout import Part, container
from cogs.shared.panels import Press

Thing = TypeVar("Thing")


def refused_words(refusal: Refusal, typed: str) -> str:
    words = say(refusal.message, **refusal.facts)
    return f"{words}\n{say('agenda-typed-back', typed=typed)}"[:2000] if typed else words


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


class RedrawnPanel(Panel):
    """A panel that reads everything again before each drawing, so that it never shows what it remembers."""

    page = 0

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        """Lay the panel out anew from what is stored."""
        raise NotImplementedError

    async def refresh(self, interaction: discord.Interaction[Any]) -> None:
        """Draw the panel again in the place where it was pressed."""
        await self.redraw(interaction)
        await interaction.response.edit_message(view=self)

    async def act(self, interaction: discord.Interaction[Any], work: Awaitable[str], *, typed: str = "") -> None:
        """Do the work, draw the panel as things are now, and tell the words; a refusal is told the same way.

        What was `typed` is given back with a refusal, so that nobody has to write it again.
        """
        try:
            words = await work
        except Refusal as refusal:
            words = refused_words(refusal, typed)
        await self.refresh(interaction)
        await tell(interaction, words)

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

    def lay_out(self, *parts: Part) -> None:
        """Replace the whole panel; empty parts are left out."""
        self.clear_items()
        self.add_item(container(*parts))
