"""Alongside as it runs, on a SQLite file, told through a pipe to open polls on the stand-in for Discord."""

from __future__ import annotations

import asyncio
import cProfile
import json
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.control import obey
from benchmarks.pointing import point_at
from benchmarks.stand_in import payloads
from benchmarks.watching import pages_of
from bot.app import open_services, serve_web
from bot.client import AlongsideClient
from bot.core.logs import configure_logs, log_loop_failure
from bot.core.roles import Actor, Role
from bot.groups.rules import Channel
from bot.meetings.rules import NewMeeting
from bot.polls.rules import PollKind, Reveal
from bot.polls.service import NewPoll
from bot.process.connections import few_small_connections
from bot.process.loop import run_to_the_end
from bot.process.run import Online
from bot.services import Services
from config.settings import Settings

QUESTION = "What should we ask the council for first?"


class Organising:
    """What people do before the vote: a group, a meeting, a poll in it."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def arrive(self, user_id: int, name: str) -> Actor:
        return await self._services.people.from_discord(
            guild_id=payloads.GUILD, guild_name="Town group", user_id=user_id, name=name
        )

    async def _facilitator(self) -> Actor:
        organiser = await self.arrive(payloads.OWNER, "Ola")
        if await self._services.people.grant_first_organiser(organiser):
            organiser = await self.arrive(payloads.OWNER, "Ola")
            for purpose in (Channel.MEETING_ROOM, Channel.ANNOUNCEMENTS):
                await self._services.groups.set_channel(organiser, purpose, payloads.CHANNEL)
            fay = await self.arrive(payloads.OWNER + 1, "Fay")
            await self._services.people.grant(organiser, fay.person_id, Role.FACILITATOR)
        return await self.arrive(payloads.OWNER + 1, "Fay")

    async def open_meeting(self) -> int:
        await self._facilitator()
        organiser = await self.arrive(payloads.OWNER, "Ola")
        starts_at = self._services.clock() + timedelta(days=30)
        new = NewMeeting("Town meeting", starts_at, starts_at + timedelta(hours=2), "Town hall", "https://example.org")
        view, _ = await self._services.meetings.create(organiser, new)
        return view.meeting.id

    async def run_meeting(self) -> tuple[int, Actor]:
        """A meeting that runs, and who facilitates it."""
        meeting_id, facilitator = await self.open_meeting(), await self._facilitator()
        await self._services.agenda.start_meeting(facilitator, meeting_id)
        return meeting_id, facilitator

    async def open_floor(self, pages: int) -> dict[str, Any]:
        """A meeting that runs, and the path and cookie of each page that may be open in it."""
        meeting_id, facilitator = await self.run_meeting()
        return {"meeting": meeting_id, "pages": await pages_of(self._services, facilitator, meeting_id, pages)}

    async def open_poll(self, meeting_id: int, minutes: int = 60, question: str = QUESTION) -> dict[str, Any]:
        """A poll of three options whose count everyone sees while it is open, as the card shows it live."""
        facilitator = await self._facilitator()
        new = NewPoll(
            question,
            PollKind.ONE_CHOICE,
            ("Better buses", "A warmer hall", "Papers in easy read"),
            reveal=Reveal.LIVE,
            minutes=minutes,
        )
        view = await self._services.polls.prepare(facilitator, meeting_id, new)
        view, _ = await self._services.polls.open(facilitator, view.poll.id)
        return {"poll": view.poll.id, "options": [option.id for option in view.poll.options]}

    async def counts(self, poll_id: int) -> dict[str, int]:
        """Option id to votes, as everyone may see them."""
        facilitator = await self._facilitator()
        result = await self._services.polls.result(facilitator, poll_id)
        return {str(row.option_id): row.count for row in result.rows}


class Profile:
    """Where the time goes between two calls of `switch`; read the file with `python -m pstats`."""

    def __init__(self) -> None:
        self._profile: cProfile.Profile | None = None

    def switch(self, file: str) -> None:
        if self._profile is None:
            self._profile = cProfile.Profile()
            self._profile.enable()
        else:
            self._profile.disable()
            self._profile.dump_stats(file)
            self._profile = None


async def main(addresses: tuple[str, str], database: str, log: str) -> None:
    point_at(*addresses)
    configure_logs("INFO", file=Path(log))
    asyncio.get_running_loop().set_exception_handler(log_loop_failure)
    settings = Settings(database_url=f"sqlite+aiosqlite:///{database}", discord_token="token", web_port=0)  # noqa: S106 - nobody's
    async with AsyncExitStack() as stack:
        services = await stack.enter_async_context(open_services(settings))
        connector = few_small_connections()
        stack.push_async_callback(connector.close)
        online = Online(services, AlongsideClient(services, connector=connector))
        site = await stack.enter_async_context(serve_web(services, health=online.health))
        staying = asyncio.create_task(online.stay())
        organising = Organising(services)
        actions: dict[str, Callable[..., Any]] = {
            "open_meeting": organising.open_meeting,
            "open_floor": organising.open_floor,
            "open_poll": organising.open_poll,
            "counts": organising.counts,
            "profile": Profile().switch,
        }
        obeying = asyncio.create_task(obey(actions, port=site.port))
        await asyncio.wait({staying, obeying}, return_when=asyncio.FIRST_COMPLETED)
        staying.cancel()
        await staying if not obeying.done() else await asyncio.gather(staying, return_exceptions=True)


if __name__ == "__main__":
    run_to_the_end(main(**json.loads(sys.argv[1])))
