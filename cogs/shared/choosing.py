"""Which meeting a command is about: chosen from a list, or the next one up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import app_commands

from bot.core.dates import spoken_moment
from bot.core.errors import BadInput, NotFound
from bot.core.numbers import whole_number
from bot.core.roles import Actor
from bot.core.wording import say
from bot.meetings.rules import Meeting, NoMeetingPlanned
from cogs.shared.asking import actor_of, services_of

CHOICE_LIMIT = 100
CHOICES = 25


class UnknownMeeting(BadInput):
    """What was typed fits no meeting of the list, or more than one; facts: `typed`."""

    message = "shared-unknown-meeting"


class MeetingChoice(app_commands.Transformer):
    """The id of a meeting of this group: chosen from the list, or typed as words that only one of the list has."""

    looks_back: timedelta | None = None
    """How far back meetings that have ended are in the list; None for coming ones alone."""

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> int:
        """Raises UnknownMeeting, or NotFound for a number that is no meeting's."""
        actor, typed = await actor_of(interaction), str(value).strip()
        if (number := whole_number(typed)) is not None:
            return (await services_of(interaction).meetings.view(actor.group_id, number)).meeting.id
        coming, zone = await _listed(interaction, actor, self.looks_back)
        same = [meeting for meeting in coming if meeting.title.casefold() == typed.casefold()]
        found = same or _with_words(coming, typed, zone)
        if len(found) != 1:
            raise UnknownMeeting(typed=typed[:40])
        return found[0].id

    async def autocomplete(  # type: ignore[override]  # the value typed so far is always text here
        self, interaction: discord.Interaction[Any], value: str, /
    ) -> list[app_commands.Choice[str]]:
        coming, zone = await _listed(interaction, await actor_of(interaction), self.looks_back)
        fitting = _with_words(coming, value, zone)[:CHOICES]
        return [app_commands.Choice(name=_name(meeting, zone), value=str(meeting.id)) for meeting in fitting]


class AnyMeetingChoice(MeetingChoice):
    looks_back = timedelta(days=365)


Chosen = app_commands.Transform[int, MeetingChoice]
"""A command's meeting option."""
ChosenOfAny = app_commands.Transform[int, AnyMeetingChoice]
"""The same, also of a meeting of the last year."""


async def chosen_or_next(interaction: discord.Interaction[Any], chosen: int | None) -> int:
    """Raises NoMeetingPlanned where none was chosen and none is coming."""
    if chosen is not None:
        return chosen
    actor = await actor_of(interaction)
    return (await services_of(interaction).meetings.next_up(actor.group_id)).meeting.id


async def chosen_next_or_last(interaction: discord.Interaction[Any], chosen: int | None) -> int:
    """As `chosen_or_next`; where none is coming, the one that ended last: there is still something to read of it."""
    try:
        return await chosen_or_next(interaction, chosen)
    except NoMeetingPlanned as none_planned:
        actor = await actor_of(interaction)
        try:
            return await services_of(interaction).parity.last_ended(actor.group_id)
        except NotFound:
            raise none_planned from None


async def _listed(
    interaction: discord.Interaction[Any], actor: Actor, looks_back: timedelta | None
) -> tuple[Sequence[Meeting], ZoneInfo]:
    """Coming ones first, then the newest that have ended."""
    services = services_of(interaction)
    found = list(await services.meetings.coming_up(actor.group_id))
    if looks_back is not None:
        ended = await services.meetings.ended_since(actor.group_id, services.clock() - looks_back)
        found += sorted(ended, key=lambda view: view.meeting.starts_at, reverse=True)
    return [view.meeting for view in found], (await services.groups.group(actor.group_id)).zone


def _with_words(meetings: Sequence[Meeting], typed: str, zone: ZoneInfo) -> Sequence[Meeting]:
    """Those whose title and date have what was typed in them."""
    wanted = typed.strip().casefold()
    return [meeting for meeting in meetings if wanted in _words(meeting.title, meeting, zone).casefold()]


def _name(meeting: Meeting, zone: ZoneInfo) -> str:
    """The date stays whole: meetings of a series have one title, and the date tells them apart."""
    space = CHOICE_LIMIT - len(_words("", meeting, zone))
    return _words(meeting.title[:space], meeting, zone)


def _words(title: str, meeting: Meeting, zone: ZoneInfo) -> str:
    return say("shared-meeting-choice", title=title, when=spoken_moment(meeting.starts_at, zone))
