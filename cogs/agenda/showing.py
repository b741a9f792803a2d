"""The private card of a whole agenda, page by page, where anyone can support what is suggested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot.agenda.rules import AgendaView, Item, SupportKind
from bot.core.wording import say
from cogs.agenda.agenda_text import answered_lines, heading, planned_blocks
from cogs.agenda.lines import counts_line, item_line, pages_of, plain, proposer
from cogs.agenda.panels import Page, Press, RedrawnPanel
from cogs.agenda.supporting import press_support
from cogs.shared.answering import show
from cogs.shared.asking import actor_of, services_of

SUGGESTIONS_A_PAGE = 5
"""Each has its own two buttons: ten would be more than the 40 parts that one Discord message may have."""


@dataclass(frozen=True)
class Section:
    """One page: lines to read, or suggestions with their buttons, numbered from `first`."""

    heading: str
    lines: Sequence[str] = ()
    suggestions: Sequence[Item] = ()
    first: int = 1


async def show_agenda(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    """Raises NotFound for a meeting that is not this group's."""
    panel = AgendaPanel(meeting_id)
    await panel.redraw(interaction)
    await show(interaction, panel)


def sections(view: AgendaView) -> list[Section]:
    """The pages in order: agenda, waiting suggestions, answered ones."""
    planned, waiting, answered = say("agenda-show-planned"), say("agenda-show-waiting"), say("agenda-show-answered")
    found = [Section(planned, lines=page) for page in pages_of(planned_blocks(view))]
    for start in range(0, len(view.suggested), SUGGESTIONS_A_PAGE):
        page = view.suggested[start : start + SUGGESTIONS_A_PAGE]
        found.append(Section(waiting, suggestions=page, first=start + 1))
    return found + [Section(answered, lines=page) for page in pages_of(answered_lines(view))]


class AgendaPanel(RedrawnPanel):
    def __init__(self, meeting_id: int) -> None:
        super().__init__()
        self.meeting_id = meeting_id

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        group = await services.groups.group(actor.group_id)
        meeting = (await services.meetings.view(actor.group_id, self.meeting_id)).meeting
        view = await services.agenda.view(actor.group_id, self.meeting_id)
        page = Page(sections(view), self.page, size=1)
        self.page = page.number
        top = f"{heading(meeting, view, group.zone)}\n{page.words()}".rstrip()
        body = [part for section in page.things for part in self._parts(section)]
        self.lay_out(top, *body, self.turn(page.count))

    def _parts(self, section: Section) -> list[str | list[Press]]:
        parts: list[str | list[Press]] = ["\n".join([f"### {section.heading}", *section.lines])]
        for number, item in enumerate(section.suggestions, section.first):
            parts += [_suggestion(item, number), self._buttons(item, number)]
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
    lines = [item_line(item, number=number), plain(item.why, 300), f"{proposer(item)}. {counts_line(item)}"]
    return "\n".join(line for line in lines if line)
