"""The meeting that a command of /meeting is about, with what its organiser needs beside it."""

from __future__ import annotations

from typing import Any

import discord

from bot.core.roles import Actor, Right
from bot.groups.rules import Group
from bot.meetings.rules import MeetingView
from cogs.shared.asking import actor_of, services_of
from cogs.shared.choosing import chosen_or_next


async def chosen_meeting(interaction: discord.Interaction[Any], actor: Actor, chosen: int | None) -> MeetingView:
    """Raises NoMeetingPlanned where none was chosen and none is coming."""
    meeting_id = await chosen_or_next(interaction, chosen)
    return await services_of(interaction).meetings.view(actor.group_id, meeting_id)


async def meeting_to_arrange(
    interaction: discord.Interaction[Any], chosen: int | None
) -> tuple[Actor, Group, MeetingView]:
    """The same for an organiser's command. Raises NotAllowed too."""
    actor = await actor_of(interaction)
    actor.require(Right.ARRANGE_MEETING)
    view = await chosen_meeting(interaction, actor, chosen)
    return actor, await services_of(interaction).groups.group(actor.group_id), view
