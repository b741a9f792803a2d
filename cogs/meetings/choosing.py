"""Which meeting a command is about: the one chosen from the list, else the live one or the next one up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from bot.core.dates import spoken_moment
from bot.core.errors import BadInput
from bot.core.roles import Actor, Right
from bot.core.wording import say
from bot.groups.rules import Group
from bot.meetings.rules import MeetingView
from cogs.shared.asking import actor_of, services_of

CHOICE_LIMIT = 100
CHOICES = 25

_LONGEST_ID = 9
"""Digits of a meeting's id; more than that is no id, and too big for the store to look up."""


class ChooseFromTheList(BadInput):
    """What was typed is no meeting's title, or more than one's; facts: `typed`."""

    message = "meetings-choose-from-the-list"


async def chosen_meeting(interaction: discord.Interaction[Any], actor: Actor, typed: str | None) -> MeetingView:
    """Raises NoMeetingPlanned, NotFound or ChooseFromTheList."""
    meetings = services_of(interaction).meetings
    if typed is None:
        return await meetings.next_up(actor.group_id)
    if typed.isdecimal() and len(typed) <= _LONGEST_ID:
        return await meetings.view(actor.group_id, int(typed))
    found = _with_words(await meetings.coming_up(actor.group_id), typed)
    if len(found) != 1:
        raise ChooseFromTheList(typed=typed[:40])
    return found[0]


async def meeting_to_arrange(
    interaction: discord.Interaction[Any], typed: str | None
) -> tuple[Actor, Group, MeetingView]:
    """The same for an organiser's command. Raises NotAllowed too, before anything else."""
    actor = await actor_of(interaction)
    actor.require(Right.ARRANGE_MEETING)
    view = await chosen_meeting(interaction, actor, typed)
    return actor, await services_of(interaction).groups.group(actor.group_id), view


async def meeting_choices(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    """Autocomplete: meetings coming up whose title has what was typed."""
    actor, services = await actor_of(interaction), services_of(interaction)
    zone = (await services.groups.group(actor.group_id)).zone
    found = _with_words(await services.meetings.coming_up(actor.group_id), typed)
    return [
        app_commands.Choice(
            name=_choice_words(view.meeting.title, spoken_moment(view.meeting.starts_at, zone)),
            value=str(view.meeting.id),
        )
        for view in found[:CHOICES]
    ]


def _with_words(views: Sequence[MeetingView], typed: str) -> Sequence[MeetingView]:
    wanted = typed.strip().casefold()
    return [view for view in views if wanted in view.meeting.title.casefold()]


def _choice_words(title: str, when: str) -> str:
    """The date stays whole: meetings of a series have one title, and the date tells them apart."""
    space = CHOICE_LIMIT - len(say("meetings-choice", title="", when=when))
    return say("meetings-choice", title=title[:space], when=when)
