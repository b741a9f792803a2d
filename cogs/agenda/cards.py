"""The agenda's public cards: what is stored in, a Discord layout out. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import discord

from bot.agenda.rules import AgendaView, Item, ItemState
from bot.core.wording import say
from bot.meetings.rules import Meeting, MeetingState
from cogs.agenda.agenda_text import answered_lines, heading, planned_blocks, waiting_lines
from cogs.agenda.components import SeeAll, SuggestAnItem, Support, WouldCome
from cogs.agenda.lines import Titles, counts_line, fit, item_line, origin, outcome_line, plain, proposer

PLANNED_BUDGET = 2000
WAITING_BUDGET = 500
ANSWERED_BUDGET = 800
"""Characters for each part of the agenda card; with its headings it stays under Discord's 4000."""

REASON_ON_CARD = 250
"""The whole reason stands on the suggestion's own card."""

_OPEN = frozenset({MeetingState.PLANNED, MeetingState.LIVE})


def agenda_card(meeting: Meeting, view: AgendaView, zone: ZoneInfo) -> discord.ui.LayoutView:
    """The published agenda, as it is now; within Discord's limits however much there is."""
    parts = [heading(meeting, view, zone), fit(planned_blocks(view), PLANNED_BUDGET)]
    if view.suggested:
        parts.append(f"### {say('agenda-card-waiting')}\n{fit(waiting_lines(view), WAITING_BUDGET)}")
    if view.answered:
        parts.append(
            f"### {say('agenda-card-answered')}\n{fit(answered_lines(view, limit=REASON_ON_CARD), ANSWERED_BUDGET)}"
        )
    return _card(parts, _agenda_buttons(meeting))


def suggestion_card(meeting: Meeting, item: Item, titles: Titles) -> discord.ui.LayoutView:
    """One suggestion in the meeting room; its buttons go once it has its answer or the meeting is over."""
    open_still = item.state is ItemState.SUGGESTED and meeting.state in _OPEN
    message = "agenda-suggestion-heading" if open_still else "agenda-suggestion-closed"
    about = [f"### {say(message, meeting=plain(meeting.title, 100))}", item_line(item), plain(item.why)]
    about += [f"{sentence}." for sentence in [proposer(item), *origin(item)]]
    answer = f"{counts_line(item)}\n{outcome_line(item, titles)}"
    return _card(["\n".join(line for line in about if line), answer], _support_buttons(item) if open_still else [])


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


def _card(parts: Sequence[str], buttons: Iterable[discord.ui.Item[Any]]) -> discord.ui.LayoutView:
    container: discord.ui.Container[Any] = discord.ui.Container()
    for number, part in enumerate(parts):
        if number:
            container.add_item(discord.ui.Separator())
        container.add_item(discord.ui.TextDisplay(part))
    row: discord.ui.ActionRow[Any] = discord.ui.ActionRow(*buttons)
    if row.children:
        container.add_item(row)
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(container)
    return view
