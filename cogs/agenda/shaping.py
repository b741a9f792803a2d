"""The co-chairs' private panel: say yes, propose a no, confirm the other's proposal, arrange, order, publish."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import discord

from bot.access.rules import RunsTooLong
from bot.agenda.rules import AgendaView, Item, ItemKind, ItemState
from bot.core.dates import spoken_moment
from bot.core.roles import Right
from bot.core.wording import say
from bot.groups.rules import Group
from bot.meetings.rules import NotACoChair
from cogs.agenda.agenda_text import titles_of
from cogs.agenda.deciding import accept, confirm, drop_proposal, move, publish, published_words
from cogs.agenda.lines import counts_line, details_line, item_line, outcome, plain
from cogs.agenda.panels import Page, packed
from cogs.agenda.publishing import breaks_card
from cogs.agenda.shaping_forms import ArrangeForm, ReasonForm
from cogs.shared.answering import show, tell
from cogs.shared.asking import actor_of, services_of
from cogs.shared.layout import Part
from cogs.shared.panels import Pick, Press
from cogs.shared.redrawn import Paged

OPTIONS_A_PAGE = 25


class Showing(StrEnum):
    """Which items the select offers."""

    WAITING = "waiting"
    PLANNED = "planned"
    TARGETS = "targets"


async def show_shaping(interaction: discord.Interaction[Any], meeting_id: int) -> None:
    """Raises NotAllowed, or NotACoChair where the person does not co-chair this meeting."""
    actor = await actor_of(interaction)
    actor.require(Right.SHAPE_AGENDA)
    if not await services_of(interaction).meetings.is_co_chair(actor.person_id, meeting_id):
        raise NotACoChair
    panel = ShapingPanel(meeting_id)
    await panel.redraw(interaction)
    await show(interaction, panel)


class ShapingPanel(Paged):
    def __init__(self, meeting_id: int) -> None:
        super().__init__()
        self.meeting_id = meeting_id
        self.showing = Showing.WAITING
        self.chosen: int | None = None

    async def redraw(self, interaction: discord.Interaction[Any]) -> None:
        actor, services = await actor_of(interaction), services_of(interaction)
        group = await services.groups.group(actor.group_id)
        meeting = (await services.meetings.view(actor.group_id, self.meeting_id)).meeting
        view = await services.agenda.view(actor.group_id, self.meeting_id)
        item = self._chosen_item(view)
        page = Page(packed(self._offered(view), lambda page: len(page) <= OPTIONS_A_PAGE), self.page)
        self.page = page.number
        top = [f"## {say('agenda-shape-heading', title=plain(meeting.title, 100))}", say("agenda-shape-intro")]
        self.lay_out(
            "\n".join([*top, page.words()]).rstrip(),
            self._lists(view),
            *self._choice(page.things),
            self.turn(page.count),
            *(self._about(item, actor.person_id, view, group) if item else []),
            [Press(say("agenda-button-publish"), self._publish, style=discord.ButtonStyle.success)],
        )

    # What is offered

    def _chosen_item(self, view: AgendaView) -> Item | None:
        """What was chosen, where it is still the co-chairs' to shape."""
        item = next((item for item in (*view.planned, *view.suggested) if item.id == self.chosen), None)
        if item is None:
            self.chosen = None
        if self.showing is Showing.TARGETS and (item is None or item.proposal is not None):
            self.showing = Showing.WAITING
        return item

    def _offered(self, view: AgendaView) -> list[Item]:
        """The items of the select: those with a proposal to look at come first."""
        planned = [item for item in view.planned if item.kind is ItemKind.ITEM]
        waiting = sorted(view.suggested, key=lambda item: item.proposal is None)
        if self.showing is Showing.PLANNED:
            return planned
        if self.showing is Showing.WAITING:
            return waiting
        return [item for item in (*planned, *waiting) if item.id != self.chosen]

    def _lists(self, view: AgendaView) -> list[Press]:
        waiting = say("agenda-shape-waiting", count=len(view.suggested))
        planned = say("agenda-shape-planned", count=len(_order_of(view)))
        return [
            Press(waiting, self._show_waiting, disabled=self.showing is Showing.WAITING),
            Press(planned, self._show_planned, disabled=self.showing is Showing.PLANNED),
        ]

    def _choice(self, items: Sequence[Item]) -> list[Part]:
        placeholder, nothing = _PROMPTS[self.showing]
        if not items:
            return [say(nothing)]
        options = [_option(item, chosen=item.id == self.chosen) for item in items]
        return [[Pick(say(placeholder), options, self._choose)]]

    # What is said of the chosen item, and what may be done with it

    def _about(self, item: Item, person_id: int, view: AgendaView, group: Group) -> list[Part]:
        lines = [item_line(item), plain(item.why), details_line(item), counts_line(item)]
        text = "\n".join(line for line in lines if line)
        if self.showing is Showing.TARGETS:
            return [
                say("agenda-shape-joining", title=plain(item.title)),
                [Press(say("agenda-button-cancel-merge"), self._stop_joining)],
            ]
        if item.proposal is not None:
            return [text, *self._proposal(item, person_id, view, group)]
        if item.state is ItemState.ACCEPTED:
            order = _order_of(view)
            place = say("agenda-shape-place", place=order.index(item.id) + 1, places=len(order))
            return [f"{text}\n{place}", self._order(item, order), self._answers(item)]
        return [text, self._answers(item)]

    def _proposal(self, item: Item, person_id: int, view: AgendaView, group: Group) -> list[Part]:
        assert item.proposal is not None
        proposal = item.proposal
        own = proposal.proposed_by == person_id
        words = say(
            "agenda-shape-proposed-by-you" if own else "agenda-shape-proposed-by-other",
            outcome=outcome(proposal.outcome, merged_into=titles_of(view).get(proposal.merge_into or 0)),
            when=spoken_moment(proposal.lapses_at, group.zone),
        )
        buttons = [Press(say("agenda-button-drop" if own else "agenda-button-refuse"), self._drop)]
        if not own:
            buttons.insert(0, Press(say("agenda-button-confirm"), self._confirm, style=discord.ButtonStyle.primary))
        return [f"{words}\n{say('agenda-why', reason=plain(proposal.reason))}", buttons]

    def _answers(self, item: Item) -> list[Press]:
        accept_first = [Press(say("agenda-button-accept"), self._accept, style=discord.ButtonStyle.primary)]
        return [
            *(accept_first if item.state is ItemState.SUGGESTED else []),
            Press(say("agenda-button-merge"), self._start_joining),
            Press(say("agenda-button-later"), self._later),
            Press(say("agenda-button-not-this-time"), self._not_this_time),
        ]

    def _order(self, item: Item, order: Sequence[int]) -> list[Press]:
        place = order.index(item.id) + 1

        async def earlier(interaction: discord.Interaction[Any]) -> None:
            await self.act(interaction, move(interaction, item, place - 1))

        async def further_down(interaction: discord.Interaction[Any]) -> None:
            await self.act(interaction, move(interaction, item, place + 1))

        return [
            Press(say("agenda-button-arrange"), self._arrange, style=discord.ButtonStyle.primary),
            Press(say("agenda-button-earlier"), earlier, disabled=place == 1),
            Press(say("agenda-button-further-down"), further_down, disabled=place == len(order)),
        ]

    # Presses

    async def _show_waiting(self, interaction: discord.Interaction[Any]) -> None:
        await self._go_to(interaction, Showing.WAITING, None)

    async def _show_planned(self, interaction: discord.Interaction[Any]) -> None:
        await self._go_to(interaction, Showing.PLANNED, None)

    async def _start_joining(self, interaction: discord.Interaction[Any]) -> None:
        await self._go_to(interaction, Showing.TARGETS, self.chosen)

    async def _stop_joining(self, interaction: discord.Interaction[Any]) -> None:
        await self._go_to(interaction, Showing.WAITING, self.chosen)

    async def _go_to(self, interaction: discord.Interaction[Any], showing: Showing, chosen: int | None) -> None:
        self.showing, self.chosen, self.page = showing, chosen, 0
        await self.refresh(interaction)

    async def _choose(self, interaction: discord.Interaction[Any], value: str) -> None:
        if self.showing is Showing.TARGETS:
            await self._ask_why(interaction, ItemState.MERGED, merge_into=int(value))
            return
        self.chosen = int(value)
        await self.refresh(interaction)

    async def _accept(self, interaction: discord.Interaction[Any]) -> None:
        self.showing = Showing.PLANNED
        await self.act(interaction, accept(interaction, self.chosen or 0))

    async def _later(self, interaction: discord.Interaction[Any]) -> None:
        await self._ask_why(interaction, ItemState.LATER)

    async def _not_this_time(self, interaction: discord.Interaction[Any]) -> None:
        await self._ask_why(interaction, ItemState.NOT_THIS_TIME)

    async def _ask_why(
        self, interaction: discord.Interaction[Any], answer: ItemState, *, merge_into: int | None = None
    ) -> None:
        await interaction.response.send_modal(ReasonForm(self, self.chosen or 0, answer, merge_into=merge_into))

    async def _confirm(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, confirm(interaction, self.chosen or 0))

    async def _drop(self, interaction: discord.Interaction[Any]) -> None:
        await self.act(interaction, drop_proposal(interaction, self.chosen or 0))

    async def _arrange(self, interaction: discord.Interaction[Any]) -> None:
        actor = await actor_of(interaction)
        item = await services_of(interaction).agenda.item(actor.group_id, self.chosen or 0)
        await interaction.response.send_modal(ArrangeForm(self, item))

    async def _publish(self, interaction: discord.Interaction[Any]) -> None:
        try:
            warnings = await publish(interaction, self.meeting_id)
        except RunsTooLong as refusal:
            await self.refresh(interaction)
            await show(interaction, breaks_card(self.meeting_id, refusal))
            return
        await self.refresh(interaction)
        await tell(interaction, await published_words(interaction, self.meeting_id, warnings))


_PROMPTS = {
    Showing.WAITING: ("agenda-shape-choose-waiting", "agenda-shape-none-waiting"),
    Showing.PLANNED: ("agenda-shape-choose-planned", "agenda-shape-none-planned"),
    Showing.TARGETS: ("agenda-shape-choose-target", "agenda-shape-no-target"),
}


def _order_of(view: AgendaView) -> list[int]:
    """Ids of the accepted items, breaks not counted."""
    return [planned.id for planned in view.planned if planned.kind is ItemKind.ITEM]


def _option(item: Item, *, chosen: bool) -> discord.SelectOption:
    said = say("agenda-shape-to-confirm") if item.proposal else counts_line(item)
    return discord.SelectOption(
        label=item.title[:100], description=said[:100] or None, value=str(item.id), default=chosen
    )
