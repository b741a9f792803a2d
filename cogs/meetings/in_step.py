"""Keeps a meeting's card and its Discord event in step with what is stored."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import discord

from bot.core.redraw import Redrawer
from bot.core.wording import say
from bot.groups.rules import Channel, Group, GroupChanged
from bot.meetings.rules import MeetingChanged, MeetingView
from bot.services import Services
from cogs.meetings.announcing import Announcer
from cogs.meetings.discord_event import keep_event
from cogs.meetings.problems import Problem, problem_words
from cogs.shared.posting import Trying

log = logging.getLogger(__name__)


class InStep:
    """Draws on every change, at start, and when a command asks; what Discord refuses is told once, to organisers."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._announcer = Announcer(client, services)
        self._redrawer: Redrawer[tuple[int, int]] = Redrawer(self._redraw, interval=services.settings.card_interval)
        self._one_at_a_time: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._told: set[tuple[int, Problem]] = set()
        self._answering: defaultdict[int, int] = defaultdict(int)

    def open(self) -> None:
        self._services.events.subscribe(MeetingChanged, self._meeting_changed)
        self._services.events.subscribe(GroupChanged, self._group_changed)

    async def close(self) -> None:
        self._services.events.unsubscribe(MeetingChanged, self._meeting_changed)
        self._services.events.unsubscribe(GroupChanged, self._group_changed)
        await self._redrawer.close()

    async def settled(self) -> None:
        """Wait until nothing is being drawn."""
        await self._redrawer.settled()

    async def bring_everything_in_step(self) -> None:
        """Make up for what changed while the bot was away."""
        for group in await self._services.groups.all():
            await self._mark_all(group.id)

    async def announce_what_is_due(self) -> None:
        """Post the cards of meetings in a series whose notice is due by now."""
        for group in await self._services.groups.all():
            for view in await self._services.meetings.coming_up(group.id):
                if await self._announcer.is_due(group, view):
                    self._redrawer.mark((group.id, view.meeting.id))

    @contextmanager
    def answering(self, group_id: int) -> Iterator[None]:
        """Meanwhile an organiser waits for a private answer: it tells them of problems, so no channel need."""
        self._answering[group_id] += 1
        try:
            yield
        finally:
            self._answering[group_id] -= 1

    async def draw(self, group_id: int, meeting_id: int) -> tuple[Problem, ...]:
        """Bring one meeting in step now. Repeating it without a change does nothing."""
        problems, _trying = await self._draw(group_id, meeting_id)
        return problems

    async def _draw(self, group_id: int, meeting_id: int) -> tuple[tuple[Problem, ...], Trying]:
        trying = Trying(log)
        async with self._one_at_a_time[meeting_id]:
            group = await self._services.groups.group(group_id)
            guild = self._client.get_guild(group.guild_id)
            if guild is None:
                return (), trying  # Discord is down for it, or the bot was removed
            view = await self._services.meetings.view(group_id, meeting_id)
            found: list[Problem | None] = [Problem.DISCORD_FAILED] * 2
            with trying.this("announcement failed", meeting=meeting_id):
                found[0] = await self._announcer.draw(group, view)
            with trying.this("scheduled event failed", meeting=meeting_id):
                found[1] = await self._draw_event(guild, view)
        return tuple(dict.fromkeys(problem for problem in found if problem is not None)), trying

    async def make_event_again(self, event: discord.ScheduledEvent) -> None:
        """Somebody deleted the event of a meeting that still stands: make it again, and tell the organisers."""
        if event.guild is None:
            return
        group = await self._services.groups.of_guild(event.guild.id, event.guild.name)
        for view in await self._services.meetings.coming_up(group.id):
            meeting = view.meeting
            if meeting.discord_event_id == event.id and meeting.starts_at > self._services.clock():
                self._redrawer.mark((group.id, meeting.id))
                await self._tell_organisers(group, say("meetings-event-made-again", title=meeting.title))

    async def _draw_event(self, guild: discord.Guild, view: MeetingView) -> Problem | None:
        meeting, settings = view.meeting, self._services.settings
        try:
            event_id = await keep_event(guild, meeting, public_url=settings.url_for_others, now=self._services.clock())
        except discord.Forbidden:
            return Problem.MAY_NOT_KEEP_EVENT
        if event_id != meeting.discord_event_id:
            await self._services.meetings.remember_discord_event(meeting.id, event_id)
        return None

    async def _meeting_changed(self, changed: MeetingChanged) -> None:
        self._redrawer.mark((changed.group_id, changed.meeting_id))

    async def _group_changed(self, changed: GroupChanged) -> None:
        """Another time zone, or an announcements channel at last; what is still wrong is worth telling again."""
        self._told = {(group_id, problem) for group_id, problem in self._told if group_id != changed.group_id}
        await self._mark_all(changed.group_id)

    async def _mark_all(self, group_id: int) -> None:
        for view in await self._services.meetings.coming_up(group_id):
            self._redrawer.mark((group_id, view.meeting.id))

    async def _redraw(self, key: tuple[int, int]) -> None:
        group_id, meeting_id = key
        problems, trying = await self._draw(group_id, meeting_id)
        fresh = [problem for problem in problems if (group_id, problem) not in self._told]
        self.have_told(group_id, problems)
        if fresh and not self._answering[group_id]:
            group = await self._services.groups.group(group_id)
            title = (await self._services.meetings.view(group_id, meeting_id)).meeting.title
            await self._tell_organisers(group, "\n".join(problem_words(problem, title) for problem in fresh))
        trying.raise_failure()

    def have_told(self, group_id: int, problems: Iterable[Problem]) -> None:
        """The organisers know of these; they hear of them again after they changed the set-up."""
        self._told.update((group_id, problem) for problem in problems)

    async def _tell_organisers(self, group: Group, words: str) -> None:
        channel_id = group.channels.get(Channel.ORGANISERS)
        if channel_id is None:
            return
        try:
            await self._client.get_partial_messageable(channel_id, guild_id=group.guild_id).send(words)
        except (discord.Forbidden, discord.NotFound):
            log.warning("organisers not told", extra={"group": group.id})


def in_step_of(interaction: discord.Interaction[Any]) -> InStep:
    """The one that the meetings cog opened."""
    cog: Any = interaction.client.get_cog("meeting")
    in_step: InStep = cog.in_step
    return in_step
