"""What the joining page shows: how to take part, the agenda with about-times, and every answer given. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bot.agenda.rules import AgendaView, Item, ItemKind, Progress
from bot.core.dates import spoken_moment, spoken_time
from bot.core.wording import say
from bot.groups.rules import Group
from bot.ideas.seen import IdeaRef
from bot.meetings.rules import Meeting, MeetingState, MeetingView
from bot.web.about import about_time, names_of

UK = "Europe/London"
NO_IDEAS: Mapping[int, Sequence[IdeaRef]] = MappingProxyType({})


@dataclass(frozen=True)
class Step:
    """One item or break of the agenda."""

    title: str
    is_break: bool
    minutes: int
    about: str
    """About when it starts, such as "2:20pm"."""
    lead: str
    partner: str
    proposer: str
    is_now: bool
    id: int = 0
    ideas: tuple[IdeaRef, ...] = ()
    """Those that led to it."""


@dataclass(frozen=True)
class Answer:
    """What became of a suggestion that is not on this agenda."""

    title: str
    outcome: str
    reason: str
    proposer: str
    id: int = 0
    ideas: tuple[IdeaRef, ...] = ()


@dataclass(frozen=True)
class JoinView:
    title: str
    purpose: str
    state: MeetingState
    when: str
    co_chairs: str
    place: str
    link: str
    link_can_be_opened: bool
    """False for anything but a web address: it is then shown as words."""
    phone: str
    phone_digits: str
    """The number as a phone dials it; empty where there is none in it."""
    discord_url: str
    """The announcement in Discord; empty where there is none yet."""
    published: bool
    steps: tuple[Step, ...]
    from_members: int
    waiting: int
    """How many suggestions the co-chairs have not answered yet."""
    answers: tuple[Answer, ...]
    reason: str
    """Why the meeting was cancelled, or moved to this date; empty where it was neither."""

    @property
    def items(self) -> int:
        """How many of the steps are items; breaks are not counted."""
        return sum(not step.is_break for step in self.steps)

    @property
    def is_open(self) -> bool:
        """Whether there is still something to take part in."""
        return self.state in {MeetingState.PLANNED, MeetingState.LIVE}


def join_view(
    view: MeetingView, agenda: AgendaView, group: Group, behind: Mapping[int, Sequence[IdeaRef]] = NO_IDEAS
) -> JoinView:
    """The joining page of `view`'s meeting, with times in the group's time zone.

    `behind` has the ideas that led to its items.
    """
    meeting = view.meeting
    published = agenda.published or meeting.state in {MeetingState.LIVE, MeetingState.ENDED}
    return JoinView(
        title=meeting.title,
        purpose=meeting.purpose,
        state=meeting.state,
        when=_when(meeting, group.zone),
        co_chairs=names_of(view.co_chairs),
        place=meeting.place,
        link=meeting.joining_link,
        link_can_be_opened=urlsplit(meeting.joining_link).scheme in {"http", "https"},
        phone=meeting.phone_in,
        phone_digits=_dialled(meeting.phone_in),
        discord_url=_discord_url(meeting, group),
        published=published,
        steps=_steps(agenda.planned, meeting.starts_at, group.zone, behind) if published else (),
        from_members=agenda.from_members,
        waiting=len(agenda.suggested),
        answers=tuple(_answer(item, agenda.planned, behind) for item in agenda.answered),
        reason=meeting.reason if meeting.state in {MeetingState.PLANNED, MeetingState.CANCELLED} else "",
    )


def _when(meeting: Meeting, zone: ZoneInfo) -> str:
    starts, ends = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
    until = spoken_time(ends, zone) if starts.date() == ends.date() else spoken_moment(ends, zone)
    starts_words = spoken_moment(starts, zone)
    if zone.key == UK:
        return say("web-when-uk", starts=starts_words, ends=until)
    return say("web-when-elsewhere", starts=starts_words, ends=until, zone=zone.key.replace("_", " "))


def _steps(
    planned: tuple[Item, ...], starts_at: datetime, zone: ZoneInfo, behind: Mapping[int, Sequence[IdeaRef]]
) -> tuple[Step, ...]:
    """Each with the time it is about to start: when it did, or after all that comes before it."""
    steps: list[Step] = []
    moment = starts_at
    for item in planned:
        moment = item.started_at or moment
        steps.append(
            Step(
                title=say("agenda-break") if item.kind is ItemKind.BREAK else item.title,
                is_break=item.kind is ItemKind.BREAK,
                minutes=item.minutes,
                about=about_time(moment, zone),
                lead=item.lead,
                partner=item.partner,
                proposer=item.proposer_name or "",
                is_now=item.progress is Progress.NOW,
                id=item.id,
                ideas=tuple(behind.get(item.id, ())),
            )
        )
        moment += timedelta(minutes=item.minutes)
    return tuple(steps)


def _answer(item: Item, planned: tuple[Item, ...], behind: Mapping[int, Sequence[IdeaRef]]) -> Answer:
    joined_with = [other.title for other in planned if other.id == item.merged_into]
    outcome = (
        say("agenda-joined-with", title=joined_with[0]) if joined_with else say(f"agenda-outcome-{item.state.value}")
    )
    ideas = tuple(behind.get(item.id, ()))
    return Answer(item.title, outcome, item.reason, item.proposer_name or "", item.id, ideas)


def _dialled(phone: str) -> str:
    """The first number in what was typed: "0800 123 4567, code 42" dials 08001234567."""
    found = re.search(r"\+?\d[\d ().-]{4,}", phone)
    return re.sub(r"[^\d+]", "", found.group()) if found else ""


def _discord_url(meeting: Meeting, group: Group) -> str:
    if meeting.announcement_channel_id is None or meeting.announcement_message_id is None:
        return ""
    return f"https://discord.com/channels/{group.guild_id}/{meeting.announcement_channel_id}/{meeting.announcement_message_id}"
