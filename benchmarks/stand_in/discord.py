"""The stand-in as one thing: open it, point a bot at its addresses, press its buttons, read the account."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import asdict
from functools import partial
from typing import Any

from aiohttp import web

from benchmarks.stand_in import payloads
from benchmarks.stand_in.gateway import Gateway
from benchmarks.stand_in.http import Connection, Connections
from benchmarks.stand_in.limits import Faults
from benchmarks.stand_in.payloads import PressWriter
from benchmarks.stand_in.presses import IN_TIME, Presses
from benchmarks.stand_in.rest import Rest

HOST = "127.0.0.1"
BACKLOG = 4096
TOKEN_LENGTH = 180
AFTER_THE_LAST = 2.0
"""Seconds past Discord's three in which an answer is still noted, as late."""


class StandIn:
    def __init__(self, *, delay: float = 0) -> None:
        self.presses = Presses()
        self.rest = Rest(self.presses, delay=delay)
        self.gateway = Gateway()
        self.connections = Connections()
        self.addresses = ("", "")
        """Of requests and of the gateway."""

    async def wait_ready(self, within: float = 30) -> None:
        async with asyncio.timeout(within):
            await self.gateway.ready.wait()

    async def wait_message(self, containing: str, within: float = 20) -> int:
        """The id of a posted message with this text in it, such as the custom id of a button."""
        async with asyncio.timeout(within):
            while True:
                for number, message in self.rest.messages.items():
                    if containing in payloads.dumps(message).decode():
                        return number
                self.rest.posted.clear()
                await self.rest.posted.wait()

    async def press(
        self,
        message: int,
        presses: Sequence[tuple[int, str]],
        *,
        rate: float | None = None,
        times: int = 1,
        backwards: bool = False,
        interrupt: tuple[str, float] | None = None,
        within: float = IN_TIME + AFTER_THE_LAST,
    ) -> dict[str, Any]:
        """Deliver each (person, custom id) and wait for the answers; all at once, or `rate` a second.

        `times` delivers each so often. `backwards` delivers the latest first, with their ids as they were made.
        `interrupt` breaks the connection in this way after so many seconds.
        """
        write = PressWriter(self.rest.messages[message]).write
        order = [(payloads.new_id(), person, custom_id) for person, custom_id in presses] if backwards else None
        began = time.monotonic()
        breaking = asyncio.create_task(self._interrupt(*interrupt)) if interrupt else None
        for number, (person, custom_id) in enumerate(presses):
            await self._pace(began, number, rate)
            interaction_id = payloads.new_id()
            if order is not None:
                interaction_id, person, custom_id = order[-1 - number]  # noqa: PLW2901 - the other end of the row
            token = f"{interaction_id}".ljust(TOKEN_LENGTH, "x")
            self.presses.sent(interaction_id, person, custom_id, times=times)
            for _ in range(times):
                await self.gateway.dispatch("INTERACTION_CREATE", write(interaction_id, token, person, custom_id))
        if breaking is not None:
            await breaking
        await self.presses.all_answered(within)
        return self._account(began)

    async def _pace(self, began: float, number: int, rate: float | None) -> None:
        if rate is not None:
            await asyncio.sleep(max(0.0, began + number / rate - time.monotonic()))
        elif number % 20 == 0:
            await asyncio.sleep(0)  # let the answers in

    async def _interrupt(self, how: str, after: float) -> None:
        await asyncio.sleep(after)
        await self.gateway.interrupt(how)

    def _account(self, began: float) -> dict[str, Any]:
        presses = self.presses.account()
        answered = [press.acknowledged for press in presses if press.acknowledged is not None]
        return {
            "began": began,
            "last": max(answered, default=began),
            "waits": sorted(p.acknowledged - p.sent for p in presses if p.acknowledged is not None),
            "lost": sum(press.acknowledged is None for press in presses),
            "late": sum(press.late for press in presses),
            "again": sum(press.again for press in presses),
            "acknowledged": [(p.person, p.custom_id) for p in presses if p.acknowledged is not None],
            "said": sorted({press.said for press in presses})[:20],
        }

    def set_faults(self, kind: str = "", share: float = 0) -> None:
        self.rest.faults = Faults(kind, share)

    def account(self) -> dict[str, Any]:
        """Everything that is not about presses."""
        return {
            "edits": self.rest.edits,
            "edits_refused": self.rest.limit.refused,
            "messages": {str(number): message for number, message in self.rest.messages.items()},
            "unknown": self.rest.unknown,
            "most_connections": self.connections.most,
            "identified": self.gateway.identified,
            "invalidated": self.gateway.invalidated,
            "resumed": self.gateway.resumed,
            "faults": asdict(self.rest.faults, dict_factory=_plain),
        }

    def close_idle(self) -> int:
        return self.connections.close_idle()


def _plain(items: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in items if name != "chance"}


@asynccontextmanager
async def standing_in(*, delay: float = 0, tls: ssl.SSLContext | None = None) -> AsyncIterator[StandIn]:
    """Serve on free ports of this machine, and of no other."""
    stand_in = StandIn(delay=delay)
    async with AsyncExitStack() as stack:
        app = web.Application()
        app.router.add_get("/", stand_in.gateway.connect)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, HOST, 0, ssl_context=tls).start()
        loop = asyncio.get_running_loop()
        connection = partial(Connection, stand_in.connections, stand_in.rest.answer)
        server = await loop.create_server(connection, HOST, 0, ssl=tls, backlog=BACKLOG)
        stack.callback(server.close)
        secure = "s" if tls else ""
        stand_in.gateway.address = f"ws{secure}://{HOST}:{runner.addresses[0][1]}/"
        requests = f"http{secure}://{HOST}:{server.sockets[0].getsockname()[1]}/api"
        stand_in.addresses = (requests, stand_in.gateway.address)
        yield stand_in
        for connection_left in list(stand_in.connections.open):
            connection_left.close()
