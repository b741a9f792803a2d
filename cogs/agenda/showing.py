"""The private card of a whole agenda, page by page, where anyone can support what is suggested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import discord

from bot.agenda.rules import AgendaView, Item, SupportKind
from bot.core.wording import say
from cogs.agenda.agenda_text import answered_lines, heading, planned_blocks
from cogs.agenda.lines import counts_line, item_line, plain, proposer
from cogs.agenda.panels import Page, packed
from cogs.agenda.supporting import press_support
from cogs.shared.answering import show
from cogs.shared.asking import actor_of, services_of
from cogs.shared.layout import Part
from cogs.shared.panels import Press
from cogs.shared.redrawn import Paged

SUGGESTIONS_A_PAGE = 5
"""Each has its own two buttons: ten would be more than the 40 parts that one Discord message may have."""

LINES_A_PAGE = 10
PAGE_BUDGET = 3000
"""Characters of one page; Discord takes 4000 with the heading."""


@dataclass(frozen=True)
class Entry:
    """One line or block of the agenda, or one suggestion with its buttons, under its section's heading."""

    section: str
    text: str
    suggestion: Item | None = None
    number: int = 0


async def show_agenda(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    """Raises NotFound for a meeting that is not this group's."""
    panel = AgendaPanel(meeting_id)
    await panel.redraw(interaction)
    await show(interaction, panel)


def pages(view: AgendaView) -> list[list[Entry]]:
    """Agenda, waiting suggestions and answered ones, in this order, in as few pages as Discord's limits allow."""
    planned, answered = say("agenda-show-planned"), say("agenda-show-answered")
    entries = [Entry(planned, text) for text in planned_blocks(view)]
    for number, item in enumerate(view.suggested, start=1):
        entries.append(Entry(say("agenda-show-waiting"), _suggestion(item, number), item, number))
    entries += [Entry(answered, text) for text in answered_lines(view)]
    return packed(entries, _fits)


def _fits(page: Sequence[Entry]) -> bool:
    suggestions = sum(entry.suggestion is not None for entry in page)
    lines = len(page) - suggestions
    characters = sum(len(entry.text) for entry in page)
    return suggestions <= SUGGESTIONS_A_PAGE and lines <= LINES_A_PAGE and characters <= PAGE_BUDGET


class AgendaPanel(Paged):
    def __init__(self, meeting_id: int) -> None:
        super().__init__()
        self.meeting_id = meeting_id

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        group = await services.groups.group(actor.group_id)
        meeting = (await services.meetings.view(actor.group_id, self.meeting_id)).meeting
        view = await services.agenda.view(actor.group_id, self.meeting_id)
        page = Page(pages(view), self.page)
        self.page = page.number
        top = f"{heading(meeting, view, group.zone)}\n{page.words()}".rstrip()
        self.lay_out(top, *self._parts(page.things), self.turn(page.count))

    def _parts(self, entries: Sequence[Entry]) -> list[Part]:
        parts: list[Part] = []
        for section, under_it in groupby(entries, key=lambda entry: entry.section):
            text = f"### {section}"
            for entry in under_it:
                if entry.suggestion is None:
                    text += f"\n{entry.text}\n"
                else:
                    parts += [f"{text}\n{entry.text}".strip(), self._buttons(entry.suggestion, entry.number)]
                    text = ""
            parts.append(text.strip())
        return parts

    def _buttons(self, item: Item, number: int) -> list[Press]:
        async def support(interaction: discord.Interaction[Any]) -> None:
            await self.act(interaction, press_support(interaction, item.id, SupportKind.SUPPORT))

        async def come(interaction: discord.Interaction[Any]) -> None:
            await self.act(interaction, press_support(interaction, item.id, SupportKind.WOULD_COME))

        # Labels are heard one by one in a screen reader, so each says which suggestion it is for.
        return [
            Press(say("agenda-button-support-number", number=number), support, style=discord.ButtonStyle.primary),
            Press(say("agenda-button-come-number", number=number), come),
        ]


def _suggestion(item: Item, number: int) -> str:
    lines = [item_line(item, number=number), plain(item.why), f"{proposer(item)}. {counts_line(item)}"]
    return "\n".join(line for line in lines if line)
