"""The agenda's public cards: what is stored in, a Discord layout out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

import discord

from bot.agenda.rules import AgendaView, Item, ItemState
from bot.core.wording import say
from bot.meetings.rules import Meeting, MeetingState
from cogs.agenda.agenda_text import answered_lines, heading, planned_blocks, waiting_lines
from cogs.agenda.components import SeeAll, SuggestAnItem, Support, WouldCome
from cogs.agenda.lines import Titles, counts_line, fit, item_line, origin, outcome_line, plain, proposer
from cogs.shared.layout import card

PLANNED_BUDGET = 2000
WAITING_BUDGET = 500
ANSWERED_BUDGET = 800
"""Characters for each part of the agenda card; with its headings it stays under Discord's 4000."""

REASON_ON_CARD = 250
"""The whole reason stands on the suggestion's own card."""

_OPEN = frozenset({MeetingState.PLANNED, MeetingState.LIVE})


def agenda_card(meeting: Meeting, view: AgendaView, zone: ZoneInfo) -> discord.ui.LayoutView:
    """The published agenda, as it is now; within Discord's limits however much there is."""
    parts = [heading(meeting, view, zone), fit(planned_blocks(view), PLANNED_BUDGET, gap="\n\n")]
    if view.suggested:
        parts.append(f"### {say('agenda-card-waiting')}\n{fit(waiting_lines(view), WAITING_BUDGET)}")
    if view.answered:
        parts.append(
            f"### {say('agenda-card-answered')}\n{fit(answered_lines(view, limit=REASON_ON_CARD), ANSWERED_BUDGET)}"
        )
    return card(*parts, _agenda_buttons(meeting))


def suggestion_card(
    meeting: Meeting, item: Item, titles: Titles, came_from: Sequence[str] = ()
) -> discord.ui.LayoutView:
    """One suggestion in the meeting room; its buttons go once it has its answer or the meeting is over.

    `came_from` says which ideas led to it.
    """
    open_still = item.state is ItemState.SUGGESTED and meeting.state in _OPEN
    heading_line = f"### {say('agenda-suggestion-heading', meeting=plain(meeting.title, 100))}"
    about = [heading_line, item_line(item), plain(item.why), *(f"{said}." for said in [proposer(item), *origin(item)])]
    about += came_from
    answer = [outcome_line(item, titles), counts_line(item)]
    parts = ["\n".join(line for line in lines if line) for lines in (about, answer)]
    return card(*parts, _support_buttons(item) if open_still else [])


def _support_buttons(item: Item) -> list[discord.ui.Item[Any]]:
    return [
        Support(item.id, label=say("agenda-button-support"), style=discord.ButtonStyle.primary),
        WouldCome(item.id, label=say("agenda-button-would-come")),
    ]


def _agenda_buttons(meeting: Meeting) -> list[discord.ui.Item[Any]]:
    see_all = SeeAll(meeting.id, label=say("agenda-button-see-all"))
    if meeting.state not in _OPEN:
        return [see_all]
    return [SuggestAnItem(meeting.id, label=say("agenda-button-suggest"), style=discord.ButtonStyle.primary), see_all]
