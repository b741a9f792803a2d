"""A person's own suggestions, what became of them, and taking one back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.agenda.rules import Item, ItemState
from bot.core.wording import say
from bot.meetings.rules import Meeting
from cogs.agenda.lines import counts_line, item_line, outcome_line, plain
from cogs.agenda.panels import Page, packed
from cogs.shared.answering import show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.layout import Part
from cogs.shared.panels import Pick, Press
from cogs.shared.redrawn import Paged

ITEMS_A_PAGE = 10
PAGE_BUDGET = 3000


@dataclass(frozen=True)
class Own:
    """One suggestion, and all there is to say of it."""

    item: Item
    text: str


async def show_mine(interaction: discord.Interaction[Any]) -> None:
    panel = MinePanel()
    await panel.redraw(interaction)
    await show(interaction, panel)


class MinePanel(Paged):
    def __init__(self) -> None:
        super().__init__()
        self.taking_back: int | None = None

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        items = await services.agenda.mine(actor)
        meetings = {key: await services.meetings.view(actor.group_id, key) for key in {i.meeting_id for i in items}}
        own = [Own(item, _said_of(item, meetings[item.meeting_id].meeting)) for item in items]
        page = Page(packed(own, _fits), self.page)
        self.page = page.number
        top = f"## {say('agenda-mine-heading')}\n{page.words()}".rstrip()
        texts = [one.text for one in page.things] or [say("agenda-mine-nothing")]
        still = [one.item for one in page.things if one.item.state is ItemState.SUGGESTED]
        self.lay_out(top, "\n\n".join(texts), *self._take_back(still), self.turn(page.count))

    def _take_back(self, waiting: Sequence[Item]) -> list[Part]:
        """A select of what still waits; then a question, because taking back ends it."""
        chosen = next((item for item in waiting if item.id == self.taking_back), None)
        if chosen is None:
            options = [discord.SelectOption(label=item.title[:100], value=str(item.id)) for item in waiting]
            return [[Pick(say("agenda-mine-choose"), options, self._choose)]] if options else []
        yes = Press(say("agenda-mine-yes"), self._yes, style=discord.ButtonStyle.danger)
        return [say("agenda-mine-sure", title=plain(chosen.title)), [yes, Press(say("agenda-mine-no"), self._no)]]

    async def _choose(self, interaction: discord.Interaction[Any], value: str) -> None:
        self.taking_back = int(value)
        await self.refresh(interaction)

    async def _yes(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, self._withdraw(interaction))

    async def _withdraw(self, interaction: discord.Interaction[Any]) -> str:
        item_id, self.taking_back = self.taking_back or 0, None
        actor, agenda = await actor_of(interaction), services_of(interaction).agenda
        item = await agenda.item(actor.group_id, item_id)
        await agenda.withdraw(actor, item_id)
        return say("agenda-mine-taken-back", title=plain(item.title))

    async def _no(self, interaction: discord.Interaction[Any]) -> None:
        self.taking_back = None
        await self.act(interaction, _kept())


async def _kept() -> str:
    return say("agenda-mine-kept")


def _fits(page: Sequence[Own]) -> bool:
    return len(page) <= ITEMS_A_PAGE and sum(len(one.text) for one in page) <= PAGE_BUDGET


def _said_of(item: Item, meeting: Meeting) -> str:
    """Which meeting it is for, the answer and its reason, and how many want it."""
    became = f"{outcome_line(item, {})} {counts_line(item)}".rstrip()
    return "\n".join([item_line(item), say("agenda-mine-for", meeting=plain(meeting.title, 100)), became])
