"""A Discord stage: a hand raised there joins the queue, and who is called is invited to speak."""

from __future__ import annotations

import logging

import discord

from bot.core.errors import NotFound, Refusal
from bot.core.logs import log_failure
from bot.floor.rules import Called, TurnKind
from bot.meetings.rules import MeetingState
from bot.services import Services
from cogs.shared.asking import actor_of_member

log = logging.getLogger(__name__)


async def hand_raised(services: Services, member: discord.Member) -> None:
    """Somebody asked to speak on the stage. Where no meeting is live, that stays between them and the stage."""
    actor = await actor_of_member(services, member)
    try:
        meeting = (await services.meetings.next_up(actor.group_id)).meeting
    except NotFound:
        return
    if meeting.state is not MeetingState.LIVE:
        return
    try:
        await services.floor.ask(actor, meeting.id, TurnKind.SPEAK)
    except Refusal as refusal:
        log.info("a hand on the stage was not taken", extra={"because": refusal.message})


def asks_to_speak(before: discord.VoiceState, after: discord.VoiceState) -> bool:
    """Whether this is the moment in which a hand goes up."""
    raised = after.requested_to_speak_at
    return (
        isinstance(after.channel, discord.StageChannel)
        and raised is not None
        and (before.requested_to_speak_at != raised)
    )


async def invite_to_speak(client: discord.Client, services: Services, called: Called) -> bool:
    """Let who has the floor speak, where they listen on a stage. False where they are on none."""
    group = await services.groups.group(called.group_id)
    person = await services.people.person(called.group_id, called.person_id)
    guild = client.get_guild(group.guild_id)
    if guild is None or person.discord_user_id is None:
        return False
    for stage in guild.stage_channels:
        # Only who is on a stage is known to us by their voice state: no list of members is asked for.
        member = next((each for each in stage.members if each.id == person.discord_user_id), None)
        if member is None or member.voice is None or not member.voice.suppress:
            continue
        try:
            await member.edit(suppress=False)
        except discord.HTTPException as error:
            log_failure(log, "inviting to speak on the stage failed", error, meeting=called.meeting_id)
            return False
        return True
    return False
