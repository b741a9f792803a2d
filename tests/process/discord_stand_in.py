"""Just enough of Discord, on a socket of this machine, for a process to log in, come online and be sent away."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

ACCOUNT = {
    "id": "1",
    "username": "Alongside",
    "global_name": None,
    "discriminator": "0",
    "avatar": None,
    "bot": True,
    "flags": 0,
}
APPLICATION = {
    "id": "77",
    "name": "Alongside",
    "description": "",
    "icon": None,
    "bot_public": True,
    "bot_require_code_grant": False,
    "owner": ACCOUNT,
    "verify_key": "",
    "flags": 0,
}
READY = {
    "v": 10,
    "user": ACCOUNT,
    "guilds": [],
    "session_id": "s",
    "resume_gateway_url": "ws://127.0.0.1:1",
    "application": {"id": "77", "flags": 0},
}


@dataclass
class DiscordStandIn:
    """What it should do; change it before the process starts."""

    login_status: int = 200
    close_code: int | None = None
    """Closes the connection so once the process has introduced itself; None lets it stay."""
    gateway_opens: bool = True
    answers: dict[str, object] = field(
        default_factory=lambda: {"/users/@me": ACCOUNT, "/oauth2/applications/@me": APPLICATION}
    )
    """Path to what is there; an empty list is everywhere else."""
    port: int = 0
    heard: str = ""
    """The token that was shown last."""

    @property
    def addresses(self) -> tuple[str, str]:
        """Of requests and of the gateway."""
        return f"http://127.0.0.1:{self.port}/api", f"ws://127.0.0.1:{self.port}/gateway"

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.heard = request.headers.get("Authorization", "")
        path = request.path.removeprefix("/api")
        status = self.login_status if path == "/users/@me" else 200
        # Discord names no charset, and discord.py takes nothing else for JSON.
        headers = {"Content-Type": "application/json"}
        return web.Response(body=json.dumps(self.answers.get(path, [])).encode(), status=status, headers=headers)

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        if not self.gateway_opens:
            raise web.HTTPServiceUnavailable
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 40_000}})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            op = json.loads(message.data)["op"]
            if op == 1:
                await socket.send_json({"op": 11})
            elif op == 2 and self.close_code is not None:
                await socket.close(code=self.close_code)
            elif op == 2:
                await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": READY})
        return socket


@contextmanager
def standing_in() -> Iterator[DiscordStandIn]:
    """Serve in a thread of its own, so that a test may run the process in this one."""
    stand_in, loop, stop, ready = DiscordStandIn(), asyncio.new_event_loop(), asyncio.Event(), threading.Event()

    async def serve() -> None:
        app = web.Application()
        app.router.add_get("/gateway", stand_in.gateway)
        app.router.add_route("*", "/{path:.*}", stand_in.answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        stand_in.port = runner.addresses[0][1]
        ready.set()
        await stop.wait()
        await runner.cleanup()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    ready.wait()
    try:
        yield stand_in
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
        loop.close()
