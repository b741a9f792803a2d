"""Brings Discord to what the rows say of tables: a thread or a voice channel each, and that their time is over.

It looks at every change, and at all of them whenever Discord is there again: what a stopped process left half done is
finished. What Discord refuses is not tried again, and is told on the tables' card and page. What fails for another
reason stays in the rows, and the alarm asks again.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict

import discord

from bot.core.errors import NotFound
from bot.core.logs import log_failure
from bot.core.redraw import Redrawer
from bot.core.wording import say
from bot.services import Services
from bot.tables.rules import TablesChanged, TablesOver, TableView, Trouble
from cogs.tables.places import close_place, made_before, make_place, meeting_room

log = logging.getLogger(__name__)

Key = tuple[int, int]
"""A group and a meeting."""

INTERVAL = 1.0


class Talks:
    """One thing at a time for each meeting."""

    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services
        self._redrawer: Redrawer[Key] = Redrawer(self._redraw, interval=INTERVAL)
        self._one_at_a_time: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    def open(self) -> None:
        self._services.events.subscribe(TablesChanged, self._changed)
        self._services.events.subscribe(TablesOver, self._over)

    async def close(self) -> None:
        self._services.events.unsubscribe(TablesChanged, self._changed)
        self._services.events.unsubscribe(TablesOver, self._over)
        await self._redrawer.close()

    async def settled(self) -> None:
        """Wait until nothing is being made or closed."""
        await self._redrawer.settled()

    async def draw_everything(self) -> None:
        """Finish what an earlier process left half done."""
        for key in await self._services.tables.unsettled():
            self._redrawer.mark(key)

    async def _changed(self, changed: TablesChanged) -> None:
        self._redrawer.mark((changed.group_id, changed.meeting_id))

    async def _over(self, over: TablesOver) -> None:
        await self.tell_over(over.group_id, over.meeting_id)

    async def _redraw(self, key: Key) -> None:
        await self.settle(*key)

    # Making and closing

    async def settle(self, group_id: int, meeting_id: int) -> None:
        """Make and close what is to be made and closed. Nothing happens while Discord is away."""
        if not self._client.is_ready():
            return
        async with self._one_at_a_time[meeting_id]:
            for table in await self._services.tables.of_meeting(group_id, meeting_id):
                if table.unsettled:
                    await self._settle_one(table)

    async def _settle_one(self, table: TableView) -> None:
        step = Trouble.MAKE if table.thread_id is None else Trouble.CLOSE
        try:
            closed = table.thread_id is None or await self._close(table, table.thread_id)
            if closed and table.talks_in is not None:
                step = Trouble.MAKE
                await self._make(table)
        except discord.Forbidden as error:
            log_failure(log, "a table's place in Discord was refused", error, table=table.id)
            await self._services.tables.had_trouble(table.group_id, table.id, step)
        except discord.HTTPException as error:
            log_failure(log, "a table's place in Discord failed", error, table=table.id)

    async def _close(self, table: TableView, place_id: int) -> bool:
        meeting = (await self._services.meetings.view(table.group_id, table.meeting_id)).meeting
        closed = await close_place(self._client, place_id, leave_people=meeting.is_over)
        if closed:
            await self._services.tables.place_closed(table.group_id, table.id)
        return closed

    async def _make(self, table: TableView) -> None:
        tables, talk_in = self._services.tables, table.talks_in
        room = meeting_room(self._client, await self._services.groups.group(table.group_id))
        if room is None or talk_in is None:
            await tables.had_trouble(table.group_id, table.id, Trouble.MAKE)
            return
        place = made_before(room, table, talk_in, await tables.places_known())
        place = place or await make_place(room, table, talk_in)
        try:
            await tables.place_made(table.group_id, table.id, place.id, talk_in)
        except NotFound:  # everybody was seated anew meanwhile
            await close_place(self._client, place.id, leave_people=False)

    # The end of their time

    async def tell_over(self, group_id: int, meeting_id: int) -> None:
        """Where each table talks, and in the meeting room for tables that talk elsewhere. Each is told once."""
        if not self._client.is_ready():
            return
        async with self._one_at_a_time[meeting_id]:
            untold = await self._services.tables.untold(meeting_id)
            group = await self._services.groups.group(group_id)
            room = meeting_room(self._client, group)
            by_place: defaultdict[discord.abc.Messageable | None, list[int]] = defaultdict(list)
            for table in await self._services.tables.of_meeting(group_id, meeting_id):
                if table.id in untold:
                    by_place[self._place_of(table) or room].append(table.id)
            for place, ids in by_place.items():
                if await _said_over(place):
                    told = {table_id: untold[table_id] for table_id in ids}
                    await self._services.tables.told_over(group_id, meeting_id, told)

    def _place_of(self, table: TableView) -> discord.Thread | discord.VoiceChannel | None:
        place = self._client.get_channel(table.thread_id) if table.thread_id else None
        return place if isinstance(place, discord.Thread | discord.VoiceChannel) else None


async def _said_over(place: discord.abc.Messageable | None) -> bool:
    """Whether it was said, or nobody can say it there. False where it is worth another try."""
    if place is None:
        return True
    try:
        await place.send(say("tables-over-told"))
    except (discord.Forbidden, discord.NotFound) as error:
        log_failure(log, "telling a table that its time is over was refused", error)
    except discord.HTTPException as error:
        log_failure(log, "telling a table that its time is over failed", error)
        return False
    return True
