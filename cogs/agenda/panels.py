"""What the agenda's private panels are made of: buttons and selects that call a step, and pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, TypeVar

import discord

from bot.core.errors import Refusal
from bot.core.wording import say
from cogs.shared.answering import tell
from cogs.shared.components import Panel

Step = Callable[[discord.Interaction[Any]], Awaitable[None]]
Choose = Callable[[discord.Interaction[Any], str], Awaitable[None]]
Thing = TypeVar("Thing")


def refused_words(refusal: Refusal, typed: str) -> str:
    words = say(refusal.message, **refusal.facts)
    return f"{words}\n{say('agenda-typed-back', typed=typed)}"[:2000] if typed else words


class Press(discord.ui.Button[Any]):
    """A button of a panel. Its failures are the panel's to tell."""

    def __init__(
        self,
        label: str,
        step: Step,
        *,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        disabled: bool = False,
    ) -> None:
        super().__init__(label=label, style=style, disabled=disabled)
        self._step = step

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await self._step(interaction)


class Pick(discord.ui.Select[Any]):
    """A select of one thing."""

    def __init__(self, placeholder: str, options: list[discord.SelectOption], choose: Choose) -> None:
        super().__init__(placeholder=placeholder, options=options)
        self._choose = choose

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await self._choose(interaction, self.values[0])


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

    def lay_out(self, *parts: str | Sequence[discord.ui.Item[Any]]) -> None:
        """Replace the whole panel: text, and rows of buttons or one select. Empty parts are left out."""
        container: discord.ui.Container[Any] = discord.ui.Container()
        for part in parts:
            if isinstance(part, str) and part:
                container.add_item(discord.ui.TextDisplay(part))
            elif part:
                container.add_item(discord.ui.ActionRow(*part))
        self.clear_items()
        self.add_item(container)
