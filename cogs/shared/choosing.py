"""Which meeting a command is about: chosen from a list, or the next one up."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.core.dates import spoken_moment
from bot.core.errors import BadInput
from cogs.shared.asking import actor_of, services_of


class UnknownMeeting(BadInput):
    """What was typed is neither chosen from the list nor a coming meeting's title; facts: `typed`."""

    message = "shared-unknown-meeting"


class MeetingChoice(app_commands.Transformer):
    """The id of a meeting of this group."""

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> int:
        actor, meetings = await actor_of(interaction), services_of(interaction).meetings
        typed = str(value).strip()
        for view in await meetings.coming_up(actor.group_id):
            if typed == str(view.meeting.id) or typed.casefold() == view.meeting.title.casefold():
                return view.meeting.id
        if typed.isdecimal() and len(typed) < 10:
            return (await meetings.view(actor.group_id, int(typed))).meeting.id
        raise UnknownMeeting(typed=typed[:60])

    async def autocomplete(  # type: ignore[override]  # the value typed so far is always text here
        self, interaction: discord.Interaction[Any], value: str, /
    ) -> list[app_commands.Choice[str]]:
        actor, services = await actor_of(interaction), services_of(interaction)
        zone = (await services.groups.group(actor.group_id)).zone
        coming = [view.meeting for view in await services.meetings.coming_up(actor.group_id)]
        named = [(meeting.id, f"{meeting.title[:50]}, {spoken_moment(meeting.starts_at, zone)}") for meeting in coming]
        fitting = [(key, name) for key, name in named if value.casefold() in name.casefold()]
        return [app_commands.Choice(name=name[:100], value=str(key)) for key, name in fitting[:25]]


Chosen = app_commands.Transform[int, MeetingChoice]
"""A command's meeting option."""


async def chosen_or_next(interaction: discord.Interaction[Any], chosen: int | None) -> int:
    """Raises NoMeetingPlanned where none was chosen and none is coming."""
    if chosen is not None:
        return chosen
    actor = await actor_of(interaction)
    return (await services_of(interaction).meetings.next_up(actor.group_id)).meeting.id
