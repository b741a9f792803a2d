"""A process that makes real changes until it is killed, and says each one once it is acknowledged.

It reads one line a round, `[database, round]`, forks a child that writes, and prints the child's process id, each
change that the child has acknowledged, and "gone" when the child has ended. Forking saves the second that importing
takes each time.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from bot.app import open_services
from bot.core.clock import real_clock
from bot.core.roles import Actor
from bot.meetings.rules import HowIComeTo, NewMeeting
from bot.services import Services
from config.settings import Settings

AT_ONCE = 4


class Writer:
    def __init__(self, services: Services) -> None:
        self._services = services

    def _acknowledge(self, *change: Any) -> None:
        os.write(sys.stdout.fileno(), f"{json.dumps(change)}\n".encode())  # in one piece, whenever the kill comes

    async def write(self, number: int) -> None:
        """Everything for ever: `number` keeps the rounds' accounts apart."""
        organiser = await self._arrive(number, 0)
        if await self._services.people.grant_first_organiser(organiser):
            self._acknowledge("organiser", organiser.person_id)
        organiser = await self._arrive(number, 0) if number else organiser
        meeting_id = await self._meeting(organiser)
        await asyncio.gather(*(self._take_part(meeting_id, number, lane) for lane in range(1, AT_ONCE + 1)))

    async def _arrive(self, number: int, account: int) -> Actor:
        actor = await self._services.people.from_discord(
            guild_id=1, guild_name="Group", user_id=number * 1_000_000 + account, name=f"Person {account}"
        )
        self._acknowledge("person", actor.person_id)
        return actor

    async def _meeting(self, somebody: Actor) -> int:
        coming = await self._services.meetings.coming_up(somebody.group_id)
        if coming:
            return coming[0].meeting.id
        (organiser,) = [
            await self._services.people.from_discord(
                guild_id=1, guild_name="Group", user_id=person.discord_user_id or 0, name=person.name
            )
            for person in await self._services.people.everyone(somebody.group_id)
            if await self._services.people.granted(person.id)
        ]
        starts_at = real_clock() + timedelta(days=90)
        view, _ = await self._services.meetings.create(
            organiser,
            NewMeeting("Spring meeting", starts_at, starts_at + timedelta(hours=2), "Town hall", "https://example.org"),
        )
        self._acknowledge("meeting", view.meeting.id)
        return view.meeting.id

    async def _take_part(self, meeting_id: int, number: int, lane: int) -> None:
        account = lane
        while True:
            actor = await self._arrive(number, account)
            await self._services.meetings.say_how_i_come(actor, meeting_id, HowIComeTo.REMOTE)
            self._acknowledge("coming", actor.person_id, meeting_id)
            item = await self._services.agenda.suggest(
                actor, meeting_id, title="Buses", why="They are late", named=True
            )
            self._acknowledge("item", item.id)
            account += AT_ONCE


async def _write(database: str, number: int) -> None:
    async with open_services(Settings(database_url=database)) as services:
        await Writer(services).write(number)


def serve(write: Callable[[str, int], Coroutine[Any, Any, None]]) -> None:
    """Fork a child for each round that is asked for, which does `write` until it is killed."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            asyncio.run(write(*json.loads(line)))
        print(child, flush=True)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    serve(_write)
