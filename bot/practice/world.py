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
from bot.core.clock import Clock, real_clock
from bot.core.database import Database
from bot.core.events import EventBus
from bot.core.key_file import open_vault
from bot.core.wording import say
from bot.practice._simcord import Seat, SeatedPreview, check_installed, seated_preview, set_time, simulated_discord
from bot.practice.group import make_group
from bot.practice.held import DAYS_AGO, hold_meeting
from bot.practice.ideas import post_of
from bot.practice.run import LAST_PORT
from bot.practice.seats import Seats
from bot.practice.seed import arrange_meeting
from bot.practice.start_page import PATH, Opened, StartPage
from bot.practice.story import StoryClock
from bot.services import Services, build_services
from cogs.notices.direct_messages import DirectMessages
from config.policy import load_policy
from config.settings import Settings

MIDNIGHT = time(0)


@dataclass(frozen=True)
class World:
    """Practice mode, running."""

    services: Services
    client: AlongsideClient
    preview: SeatedPreview
    start_page: str
    room: str
    joining: str


@asynccontextmanager
async def open_world(settings: Settings, *, kept: bool, clock: Clock = real_clock) -> AsyncIterator[World]:
    """Everything that runs in practice mode; the simulated Discord takes the port after the web pages' own.

    Raises NotInstalled, or CannotServe.
    """
    check_installed()
    pages, story = StartPage(), StoryClock(clock, back=DAYS_AGO)
    async with (
        _open_services(settings, story) as services,
        _log_in(services) as (env, client),
        serve_web(services, add_pages=pages.add_to),
        open_reminders(services, DirectMessages(client, services).deliver),
    ):
        group = await make_group(env, services)
        held = await hold_meeting(services, group, story)
        story.catch_up()
        set_time(env, clock)
        meeting = await arrange_meeting(services, group)
        seats = Seats.of(group, await post_of(env, services, group, say("practice-idea-bench")))
        start_page = f"{settings.public_url}{PATH}"
        port, time_zone = _port_after(settings.web_port), settings.default_time_zone

        def describe(seat: Seat) -> Mapping[str, Any]:
            return seats.bar(seat, preview, start_page)

        async with seated_preview(
            env, seats.all(), port=port, time_zone=time_zone, describe=describe, clock=clock
        ) as preview:
            pages.opened = Opened(services, group, meeting, held, seats, preview.address, kept)
            yield World(
                services,
                client,
                preview,
                start_page=start_page,
                room=f"{settings.public_url}/room/{meeting.key}",
                joining=f"{settings.public_url}/join/{meeting.key}",
            )


def _port_after(port: int) -> int:
    """0, for any free one, after the last there is."""
    return port + 1 if port < LAST_PORT else 0


@asynccontextmanager
async def _open_services(settings: Settings, clock: Clock) -> AsyncIterator[Services]:
    """The services without quiet hours: whoever tries things out in the evening sees their messages come."""
    policy = replace(load_policy(settings.policy_file), quiet_from=MIDNIGHT, quiet_until=MIDNIGHT)
    database = await Database.open(settings.database_url, EventBus())
    try:
        vault = await open_vault(database, settings.key_file_path, clock())
        yield build_services(settings, policy, clock, database, vault)
    finally:
        await database.close()


@asynccontextmanager
async def _log_in(services: Services) -> AsyncIterator[tuple[simcord.Env, AlongsideClient]]:
    client = AlongsideClient(services)
    async with simulated_discord(client, services.clock) as env:
        try:
            yield env, client
        finally:
            await client.close()
