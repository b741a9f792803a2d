"""The composition root: opens store, services, scheduler, web app and client, and closes them in reverse."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

from bot.core.clock import Clock, real_clock
from bot.core.database import Database
from bot.core.events import EventBus
from bot.core.key_file import open_vault
from bot.notices.service import Deliver
from bot.reminders.alarm import Alarms
from bot.services import Services, build_services
from bot.web.app import Health, build_web
from config.policy import load_policy
from config.settings import Settings

BACKLOG = 2048
"""Connections the web port lets wait; the default of 128 refuses a room full of phones pressing at once."""


class CannotServe(Exception):
    """The web pages have no address to stand at: it is taken, not ours, or not allowed. `reason` says which."""

    def __init__(self, reason: OSError) -> None:
        super().__init__(reason.errno)
        self.reason = reason


@asynccontextmanager
async def open_services(settings: Settings, clock: Clock = real_clock) -> AsyncIterator[Services]:
    """The store, migrated, the vault, and every use case on them.

    Raises what `Database.open` and `open_vault` raise.
    """
    policy = load_policy(settings.policy_file)
    database = await Database.open(settings.database_url, EventBus())
    try:
        vault = await open_vault(database, settings.key_file_path, clock())
        services = build_services(settings, policy, clock, database, vault)
        await services.pace.seal_what_is_open()
        await services.finance.receipts.clear_unclaimed()
        await services.uploads.clean_up()
        yield services
    finally:
        await database.close()


@dataclass(frozen=True)
class WebSite:
    port: int


@asynccontextmanager
async def serve_web(
    services: Services,
    *,
    health: Health | None = None,
    add_pages: Callable[[web.Application], None] | None = None,
) -> AsyncIterator[WebSite]:
    """The web app on the configured address; port 0 takes a free one. Raises CannotServe.

    `health` is what /healthz asks. `add_pages` may put pages of its own into the app before it opens.

    Enter this outside any request's or interaction's context: connections live as long as the site.
    """
    async with AsyncExitStack() as stack:
        # Live pages hold their connection open, so do not wait a minute for them at the end.
        app = build_web(services, health)
        if add_pages is not None:
            add_pages(app)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, services.settings.web_host, services.settings.web_port, backlog=BACKLOG)
        try:
            await site.start()
        except OSError as reason:
            raise CannotServe(reason) from reason
        yield WebSite(port=runner.addresses[0][1])


@asynccontextmanager
async def open_reminders(services: Services, deliver: Deliver) -> AsyncIterator[Alarms]:
    """The alarms: everything overdue is done once, late, and what comes next is armed.

    `deliver` sends one notice; Discord's is `cogs.notices.direct_messages.DirectMessages(client, services).deliver`.
    Enter this outside any request's or interaction's context, and leave it before the client closes.
    """
    alarms = Alarms(services, deliver)
    await alarms.start()
    try:
        yield alarms
    finally:
        await alarms.stop()
