"""Keeps Discord's own scheduled event in step with a meeting."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import discord
from discord import EventStatus

from bot.core.wording import say
from bot.meetings.rules import Meeting, MeetingState

LOCATION_LIMIT = 100
DESCRIPTION_LIMIT = 1000

_FINISHED = frozenset({EventStatus.completed, EventStatus.cancelled})


def location(meeting: Meeting) -> str:
    """Place and link where both fit; otherwise as much of the place as leaves the link whole, or the place alone."""
    whole = say("meetings-event-location", place=meeting.place, link=meeting.joining_link)
    if len(whole) <= LOCATION_LIMIT:
        return whole
    room = LOCATION_LIMIT - (len(whole) - len(meeting.place))
    if room < 20:
        return meeting.place[:LOCATION_LIMIT]
    return say("meetings-event-location", place=meeting.place[:room].rstrip(), link=meeting.joining_link)


def description(meeting: Meeting, public_url: str) -> str:
    page = f"{public_url.rstrip('/')}/join/{meeting.key}"
    has_page = "yes" if public_url else "no"
    words = [
        meeting.purpose,
        say("meetings-event-how", place=meeting.place, link=meeting.joining_link, has_page=has_page, page=page),
        say("meetings-where-phone", phone=meeting.phone_in) if meeting.phone_in else "",
    ]
    return "\n\n".join(part for part in words if part)[:DESCRIPTION_LIMIT]


async def keep_event(guild: discord.Guild, meeting: Meeting, *, public_url: str, now: datetime) -> int | None:
    """Make, change, start, end or cancel the event as the meeting's state asks; returns its id.

    An event that somebody deleted is made again. Discord takes no event that starts in the past, so then there
    is none. Raises discord.Forbidden without the permission.
    """
    event = await _find(guild, meeting.discord_event_id)
    if meeting.state in {MeetingState.ENDED, MeetingState.CANCELLED}:
        await _close(event)
        return meeting.discord_event_id
    if event is not None and not _must_be_made_again(event, meeting):
        await _bring_in_step(event, meeting, public_url)
        return event.id
    await _close(event)
    if meeting.starts_at <= now:
        return None
    made = await guild.create_scheduled_event(
        **_details(meeting, public_url),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
    )
    return made.id


async def _find(guild: discord.Guild, event_id: int | None) -> discord.ScheduledEvent | None:
    if event_id is None:
        return None
    known = guild.get_scheduled_event(event_id)
    if known is not None:
        return known
    try:
        return await guild.fetch_scheduled_event(event_id)
    except discord.NotFound:
        return None


def _must_be_made_again(event: discord.ScheduledEvent, meeting: Meeting) -> bool:
    """An event that began or is over cannot be moved, so a postponed meeting needs another."""
    moved = meeting.state is MeetingState.PLANNED and event.start_time != meeting.starts_at
    return event.status in _FINISHED or (event.status is EventStatus.active and moved)


async def _bring_in_step(event: discord.ScheduledEvent, meeting: Meeting, public_url: str) -> None:
    changed = _differences(event, _details(meeting, public_url))
    if event.status is EventStatus.active:
        changed.pop("start_time", None)  # Discord does not take it once the event runs
    if changed:
        event = await event.edit(**changed)
    if meeting.state is MeetingState.LIVE and event.status is EventStatus.scheduled:
        await event.start()


async def _close(event: discord.ScheduledEvent | None) -> None:
    if event is None or event.status in _FINISHED:
        return
    if event.status is EventStatus.active:
        await event.end()
    else:
        await event.cancel()


def _details(meeting: Meeting, public_url: str) -> dict[str, Any]:
    return {
        "name": meeting.title,
        "description": description(meeting, public_url),
        "location": location(meeting),
        "start_time": meeting.starts_at,
        "end_time": meeting.ends_at,
    }


def _differences(event: discord.ScheduledEvent, details: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in details.items() if getattr(event, name) != value}
