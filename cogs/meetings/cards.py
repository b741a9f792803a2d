"""What a meeting looks like in Discord: dataclasses to cards. The words are complete without colour or picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import ui

from bot.core.dates import spoken_date, spoken_moment, spoken_time
from bot.core.markdown import escape_markdown
from bot.core.wording import say
from bot.groups.rules import Group
from bot.meetings.rules import CalendarDate, CoChair, DateKind, HowIComeTo, Meeting, MeetingState, MeetingView
from cogs.meetings.components import COMING_BUTTONS
from cogs.shared.layout import not_kept
from cogs.shared.plain_text import plain

CALENDAR_FILE = "meeting.ics"

OPEN_STATES = frozenset({MeetingState.PLANNED, MeetingState.LIVE})
"""While a meeting is one of these, people can say how they come."""

REASON_ON_CARD = 250
"""Letters of the reason, of the 500 it may have; the joining page and people's own messages have all of it."""

LIST_LENGTH = 3600
"""Characters of a list of meetings; Discord takes 4000 in one message."""

_ON_THE_CARD = (DateKind.SUGGESTIONS_CLOSE, DateKind.DRAFT_PAPERS, DateKind.FORMATS_OUT, DateKind.REMINDER)


def when_words(meeting: Meeting, zone: ZoneInfo) -> str:
    """ "Tuesday 4 March 2027, 2pm to 4pm"; the day of the end is said where it is another one."""
    start, end = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
    until = spoken_time(end, zone) if start.date() == end.date() else spoken_moment(end, zone)
    return say("meetings-when", start=spoken_moment(start, zone), end=until)


def announcement(
    view: MeetingView, zone: ZoneInfo, calendar: Sequence[CalendarDate], *, public_url: str
) -> ui.LayoutView:
    """The group's card of one meeting. Send it with the calendar file, named CALENDAR_FILE.

    With an empty `public_url` it leads to no joining page.
    """
    meeting = view.meeting
    card: ui.Container[ui.LayoutView] = ui.Container(
        ui.TextDisplay("\n".join([f"## {_heading(meeting)}", *_reason(meeting), _when(meeting, zone)])),
        ui.TextDisplay(f"{where_words(meeting)}\n{co_chair_words(view.co_chairs)}"),
        ui.Separator(),
        ui.TextDisplay(_coming_words(view)),
    )
    if meeting.state in OPEN_STATES:
        card.add_item(_coming_row(meeting.id))
        if public_url:
            card.add_item(_joining_row(meeting, public_url))
    card.add_item(ui.Separator())
    if meeting.state is MeetingState.PLANNED:
        card.add_item(ui.TextDisplay("\n".join([say("meetings-card-dates"), *date_lines(calendar)])))
        card.add_item(ui.Separator())
    cancelled = meeting.state is MeetingState.CANCELLED
    card.add_item(ui.TextDisplay(say("meetings-card-file-cancelled" if cancelled else "meetings-card-file")))
    card.add_item(ui.File(f"attachment://{CALENDAR_FILE}"))
    return not_kept(ui.LayoutView(timeout=None).add_item(card))


def where_words(meeting: Meeting) -> str:
    """Place, joining link and phone, a line each; what the meeting is about below, where that was said."""
    lines = [
        say("meetings-where-room", place=escape_markdown(meeting.place)),
        say("meetings-where-remote", link=meeting.joining_link),
    ]
    if meeting.phone_in:
        lines.append(say("meetings-where-phone", phone=escape_markdown(meeting.phone_in)))
    if meeting.purpose:
        lines.append(say("meetings-purpose", purpose=escape_markdown(meeting.purpose)))
    return "\n".join(lines)


def co_chair_words(co_chairs: Sequence[CoChair]) -> str:
    """Names only. What a co-chair said of their own life stands on no card."""
    names = [escape_markdown(chair.name) for chair in co_chairs]
    if not names:
        return say("meetings-co-chairs-none")
    if len(names) == 1:
        return say("meetings-co-chairs-one", name=names[0])
    return say("meetings-co-chairs-two", first=names[0], second=names[1])


def date_lines(calendar: Iterable[CalendarDate], kinds: Iterable[DateKind] = _ON_THE_CARD) -> list[str]:
    """One line a date, in words."""
    return [_date_line(date) for date in calendar if date.kind in set(kinds)]


def dates_card(view: MeetingView, zone: ZoneInfo, calendar: Sequence[CalendarDate]) -> ui.LayoutView:
    """Every date that leads up to the meeting, worked out from the group's policy."""
    heading = say("meetings-dates-heading", title=escape_markdown(view.meeting.title))
    lines = [heading, when_words(view.meeting, zone), "", *date_lines(calendar, DateKind)]
    return words_card("\n".join([*lines, "", say("meetings-dates-note")]))


def coming_up_card(group: Group, views: Sequence[MeetingView], said: Sequence[HowIComeTo | None]) -> ui.LayoutView:
    """The meetings coming up, soonest first, as many as fit; `said` is the asker's own answer to each."""
    entries = [_coming_up_entry(group, view, mine) for view, mine in zip(views, said, strict=True)]
    shown = [
        entry for entry, length in zip(entries, accumulate(map(len, entries)), strict=True) if length < LIST_LENGTH
    ]
    paragraphs = [say("meetings-coming-up-heading"), *shown]
    if len(shown) < len(entries):
        paragraphs.append(say("meetings-coming-up-more", count=len(entries) - len(shown)))
    return words_card(*paragraphs)


def words_card(*paragraphs: str, buttons: Sequence[ui.Item[Any]] = ()) -> ui.LayoutView:
    """A plain private answer, with a row of buttons where there are any."""
    board = ui.LayoutView(timeout=None)
    board.add_item(ui.TextDisplay("\n\n".join(paragraph for paragraph in paragraphs if paragraph)))
    if buttons:
        board.add_item(ui.ActionRow(*buttons))
    return not_kept(board)


def _heading(meeting: Meeting) -> str:
    return say(f"meetings-heading-{meeting.state.value}", title=escape_markdown(meeting.title))


def _reason(meeting: Meeting) -> list[str]:
    """Why it was called off, or why it is at another time than was said first."""
    if not meeting.reason or meeting.state not in {MeetingState.PLANNED, MeetingState.CANCELLED}:
        return []
    message = "meetings-reason-moved" if meeting.state is MeetingState.PLANNED else "meetings-reason-cancelled"
    return [say(message, reason=plain(meeting.reason, REASON_ON_CARD))]


def _when(meeting: Meeting, zone: ZoneInfo) -> str:
    own_time = discord.utils.format_dt(meeting.starts_at, "F")
    return f"{when_words(meeting, zone)}\n{say('meetings-your-time', moment=own_time)}"


def _coming_words(view: MeetingView) -> str:
    lines = [say(f"meetings-count-{how.value}", count=view.coming[how]) for how in HowIComeTo]
    asked = view.meeting.state in OPEN_STATES
    heading = say("meetings-coming-question") if asked else say("meetings-coming-were")
    return "\n".join([heading, *lines])


def _coming_row(meeting_id: int) -> ui.ActionRow[ui.LayoutView]:
    # discord.py types a DynamicItem as an item of a View, though a LayoutView takes it as well.
    buttons: list[Any] = [
        button(meeting_id, label=say(f"meetings-button-{how.value}")) for how, button in COMING_BUTTONS.items()
    ]
    return ui.ActionRow(*buttons)


def _joining_row(meeting: Meeting, public_url: str) -> ui.ActionRow[ui.LayoutView]:
    address = f"{public_url.rstrip('/')}/join/{meeting.key}"
    return ui.ActionRow(ui.Button(label=say("meetings-button-join"), url=address))


def _date_line(date: CalendarDate) -> str:
    passed = "meetings-date-passed" if date.passed else "meetings-date-ahead"
    return say(passed, what=say(f"meetings-date-{date.kind.value}"), day=spoken_date(date.on))


def _coming_up_entry(group: Group, view: MeetingView, mine: HowIComeTo | None) -> str:
    meeting = view.meeting
    lines = [f"### {_heading(meeting)}", when_words(meeting, group.zone)]
    lines.append(say("meetings-where-room", place=escape_markdown(meeting.place)))
    lines.append(say(f"meetings-mine-{mine.value}") if mine else say("meetings-mine-not-said"))
    if meeting.announcement_message_id is not None:
        place = f"{group.guild_id}/{meeting.announcement_channel_id}/{meeting.announcement_message_id}"
        lines.append(say("meetings-see-announcement", link=f"https://discord.com/channels/{place}"))
    return "\n".join(lines)
