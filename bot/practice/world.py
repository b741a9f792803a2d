"""The composition root of practice mode: as `bot.process.run`, on a simulated Discord.

The store, the scheduler and the web pages are opened outside the bot's context. SimCord waits, at every press,
until nothing that the bot started is under way, and a server or an alarm always is.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

import simcord

from bot.app import open_reminders, serve_web
from bot.client import AlongsideClient
from bot.core.clock import real_clock
from bot.core.database import Database
from bot.core.events import EventBus
from bot.practice._simcord import Seat, check_installed, seated_preview, simulated_discord
from bot.practice.group import make_group
from bot.practice.seats import Seats
from bot.practice.seed import arrange_meeting
from bot.practice.start_page import PATH, Opened, StartPage
from bot.services import Services, build_services
from cogs.notices.direct_messages import DirectMessages
from config.policy import load_policy
from config.settings import Settings

MIDNIGHT = time(0)


@dataclass(frozen=True)
class World:
    """Practice mode, running."""

    services: Services
    start_page: str
    room: str
    joining: str
    tabs: Mapping[str, str]
    """Seat key, such as "asha/meeting-room", to the address of its tab."""


@asynccontextmanager
async def open_world(settings: Settings, *, kept: bool) -> AsyncIterator[World]:
    """Everything that runs in practice mode; the simulated Discord takes the port after the web pages' own.

    Raises NotInstalled, or CannotServe.
    """
    check_installed()
    pages = StartPage()
    async with (
        _open_services(settings) as services,
        _log_in(services) as (env, client),
        serve_web(services, add_pages=pages.add_to),
        open_reminders(services, DirectMessages(client, services).deliver),
    ):
        group = await make_group(env, services)
        meeting = await arrange_meeting(services, group)
        seats = Seats.of(group)
        start_page = f"{settings.public_url}{PATH}"

        def describe(seat: Seat) -> Mapping[str, Any]:
            return seats.bar(seat, preview, start_page)

        async with seated_preview(
            env, seats.all(), port=settings.web_port + 1, time_zone=settings.default_time_zone, describe=describe
        ) as preview:
            pages.opened = Opened(services, meeting, seats, preview.address, kept)
            yield World(
                services,
                start_page=start_page,
                room=f"{settings.public_url}/room/{meeting.key}",
                joining=f"{settings.public_url}/join/{meeting.key}",
                tabs={seat.key: preview.address(seat.key) for seat in seats.all()},
            )


@asynccontextmanager
async def _open_services(settings: Settings) -> AsyncIterator[Services]:
    """The services without quiet hours: whoever tries things out in the evening sees their messages come."""
    policy = replace(load_policy(settings.policy_file), quiet_from=MIDNIGHT, quiet_until=MIDNIGHT)
    database = await Database.open(settings.database_url, EventBus())
    try:
        yield build_services(settings, policy, real_clock, database)
    finally:
        await database.close()


@asynccontextmanager
async def _log_in(services: Services) -> AsyncIterator[tuple[simcord.Env, AlongsideClient]]:
    client = AlongsideClient(services)
    async with simulated_discord(client) as env:
        try:
            yield env, client
        finally:
            await client.close()
