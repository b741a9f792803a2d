"""`alongside run`: everything open in order, until somebody stops it, then closed in reverse."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager
from typing import Any

import discord

from bot.app import open_reminders, open_services, serve_web
from bot.client import AlongsideClient
from bot.core.logs import log_loop_failure
from bot.process.collecting import collecting_in_quiet_moments
from bot.process.connections import few_small_connections
from bot.reminders.alarm import Alarms
from bot.services import Services
from bot.web.app import Health
from cogs.notices.direct_messages import DirectMessages
from config.settings import Settings

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT)

log = logging.getLogger(__name__)

# Nothing here speaks, so discord.py need not warn at each start that it cannot.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False


async def run(settings: Settings, *, opened: Callable[[], object]) -> None:
    """Run until SIGTERM or SIGINT. `opened` is called once, when the web pages are up and Discord is next.

    Raises what `bot.process.failures` has sentences for; whatever was open by then is closed first.
    """
    asyncio.get_running_loop().set_exception_handler(log_loop_failure)
    async with AsyncExitStack() as stack:
        stop = stack.enter_context(_stop_on_signal())
        services = await stack.enter_async_context(open_services(settings))
        connector = few_small_connections()
        stack.push_async_callback(connector.close)
        online = Online(services, AlongsideClient(services, connector=connector))
        site = await stack.enter_async_context(serve_web(services, health=online.health))
        log.info("opened", extra={"port": site.port})
        opened()
        await _until(stop, online.stay())
    log.info("closed")


class Online:
    """The alarms and the client: what is open while Discord is reached."""

    def __init__(self, services: Services, client: AlongsideClient) -> None:
        self._services = services
        self._client = client
        self._alarms: Alarms | None = None

    @property
    def health(self) -> Health:
        return Health(self._services.database.alive, self._discord_is_well, self._alarms_are_well)

    async def stay(self) -> None:
        """Log in and stay until cancelled. Raises where Discord will not have us, or have us back."""
        async with self._client as client:
            await client.login(self._services.settings.discord_token)
            deliver = DirectMessages(client, self._services).deliver
            async with open_reminders(self._services, deliver) as self._alarms, collecting_in_quiet_moments():
                await self._connect()

    async def _connect(self) -> None:
        try:
            await self._client.connect()
        except AttributeError as error:
            # discord.py 2.7.1 reads its connection's state to try again, also when there never was a connection.
            if self._client.ws is None:
                raise discord.GatewayNotFound from error
            raise

    def _discord_is_well(self) -> bool:
        return self._client.is_ready() and not self._client.is_closed() and self._client.ws.open

    def _alarms_are_well(self) -> bool:
        return self._alarms is not None and self._alarms.healthy


@contextmanager
def _stop_on_signal() -> Iterator[asyncio.Event]:
    """Set once SIGTERM or SIGINT came; from then on a second one changes nothing."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for number in STOP_SIGNALS:
        loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in STOP_SIGNALS:
            loop.remove_signal_handler(number)


async def _until(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Do `work` until it ends or `stop` is set. Raises what `work` raises."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            working.result()
    finally:
        working.cancel()
        stopping.cancel()
        await asyncio.gather(working, stopping, return_exceptions=True)
