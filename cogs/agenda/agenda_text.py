"""A whole agenda in words, for the public card and the private one. Pure."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import discord

from bot.agenda.rules import AgendaView, Item, ItemKind, Progress
from bot.core.dates import spoken_moment
from bot.core.wording import say
from bot.meetings.rules import Meeting, MeetingState
from cogs.agenda.lines import TEXT, Titles, details_line, item_line, outcome_line, plain, supports


def heading(meeting: Meeting, view: AgendaView, zone: ZoneInfo) -> str:
    """Whose agenda, when, whether it is on or a draft, and how many items came from members."""
    items = sum(item.kind is ItemKind.ITEM for item in view.planned)
    said = [f"## {say('agenda-card-heading', title=plain(meeting.title, 100))}", when_line(meeting, zone)]
    said += [say(message) for message in _state_messages(meeting, view)]
    if view.set_aside:
        said.append(say("agenda-set-aside", reason=plain(view.set_aside, 250)))
    if items:
        said.append(say("agenda-card-from-members", members=view.from_members, items=items))
    return "\n".join(said)


def when_line(meeting: Meeting, zone: ZoneInfo) -> str:
    """The date in the group's zone, and beside it in the reader's own."""
    return f"{spoken_moment(meeting.starts_at, zone)} ({discord.utils.format_dt(meeting.starts_at, 'F')})"


def planned_blocks(view: AgendaView) -> list[str]:
    """One block for each item and break in order, marked while the meeting is on."""
    blocks, number = [], 0
    for item in view.planned:
        is_item = item.kind is ItemKind.ITEM
        number += is_item
        line = item_line(item, number=number if is_item else None, mark=_mark(item, view))
        blocks.append(f"{line}\n{details_line(item)}")
    return blocks or [say("agenda-card-empty")]


def waiting_lines(view: AgendaView) -> list[str]:
    return [f"- {plain(item.title, 100)}. {supports(item)}." for item in view.suggested]


def answered_lines(view: AgendaView, *, limit: int = TEXT) -> list[str]:
    """Every answer with its reason, which stands in the open; `limit` is for one reason, in characters."""
    titles = titles_of(view)
    return [f"- {plain(item.title, 100)}. {outcome_line(item, titles, limit=limit)}" for item in view.answered]


def titles_of(view: AgendaView) -> Titles:
    return {item.id: item.title for item in (*view.planned, *view.suggested, *view.answered)}


def _state_messages(meeting: Meeting, view: AgendaView) -> list[str]:
    if meeting.state is MeetingState.LIVE:
        return ["agenda-card-live", *([] if view.current else ["agenda-card-after-last"])]
    if meeting.state is MeetingState.ENDED:
        return ["agenda-card-ended"]
    if meeting.state is MeetingState.CANCELLED:
        return ["agenda-card-cancelled"]
    return [] if view.published else ["agenda-card-draft"]


def _mark(item: Item, view: AgendaView) -> str:
    if item.progress is Progress.NOW:
        return say("agenda-mark-now")
    if item.progress is Progress.DONE:
        return say("agenda-mark-done")
    is_next = view.current is not None and view.upcoming is not None and item.id == view.upcoming.id
    return say("agenda-mark-next") if is_next else ""
