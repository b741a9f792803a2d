"""The composition root: opens store, services, scheduler, web app and client, and closes them in reverse."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot.core.clock import Clock, real_clock
from bot.core.database import Database
from bot.core.events import EventBus
from bot.services import Services, build_services
from bot.web.app import build_web
from config.policy import load_policy
from config.settings import Settings

BACKLOG = 2048
"""Connections the web port lets wait; the default of 128 refuses a room full of phones pressing at once."""


@asynccontextmanager
async def open_services(settings: Settings, clock: Clock = real_clock) -> AsyncIterator[Services]:
    """The store, migrated, and every use case on it."""
    policy = load_policy(settings.policy_file)
    database = await Database.open(settings.database_url, EventBus())
    try:
        yield build_services(settings, policy, clock, database)
    finally:
        await database.close()


@dataclass(frozen=True)
class WebSite:
    port: int


@asynccontextmanager
async def serve_web(services: Services) -> AsyncIterator[WebSite]:
    """The web app on the configured address; port 0 takes a free one.

    Enter this outside any request's or interaction's context: connections live as long as the site.
    """
    async with AsyncExitStack() as stack:
        # Live pages hold their connection open, so do not wait a minute for them at the end.
        runner = web.AppRunner(build_web(services), access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, services.settings.web_host, services.settings.web_port, backlog=BACKLOG)
        await site.start()
        yield WebSite(port=runner.addresses[0][1])
