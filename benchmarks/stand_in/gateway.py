"""The gateway: identify, resume, heartbeats, events in order, and every way in which it lets a bot down."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
import zlib
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from benchmarks.stand_in import payloads

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
SECONDS_BETWEEN_IDENTIFIES = 5.0


@dataclass
class Session:
    """Outlives its connection, so that a bot that resumes misses nothing."""

    id: str = field(default_factory=lambda: secrets.token_hex(16))
    events: list[str] = field(default_factory=list)


class Wire:
    """One connection, compressed as discord.py asks: one zlib stream, flushed after each message."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket = socket
        self._request = request
        self._compressor = zlib.compressobj(level=1)

    async def send(self, text: str) -> None:
        compressed = self._compressor.compress(text.encode()) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
        if not self.socket.closed:
            await self.socket.send_bytes(compressed)

    async def send_op(self, op: int, data: object = None) -> None:
        await self.send(json.dumps({"op": op, "d": data}))

    def reset(self) -> None:
        if self._request.transport is not None:
            self._request.transport.abort()


class Gateway:
    def __init__(self) -> None:
        self.address = ""
        self.session: Session | None = None
        self.identified: list[float] = []
        self.resumed: list[float] = []
        self.invalidated: list[float] = []
        self.ready = asyncio.Event()
        """A bot has introduced itself and is connected."""
        self._wire: Wire | None = None

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False, max_msg_size=0)
        await socket.prepare(request)
        wire = Wire(socket, request)
        await wire.send_op(HELLO, {"heartbeat_interval": 41_250})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._hear(wire, json.loads(message.data))
        finally:
            if self._wire is wire:
                self._lose()
        return socket

    def _lose(self) -> None:
        self._wire = None
        self.ready.clear()

    async def _hear(self, wire: Wire, said: payloads.Payload) -> None:
        if said["op"] == HEARTBEAT:
            await wire.send_op(ACK)
        elif said["op"] == IDENTIFY:
            await self._identify(wire)
        elif said["op"] == RESUME:
            await self._resume(wire, said["d"]["session_id"], said["d"]["seq"])

    async def _identify(self, wire: Wire) -> None:
        now = time.monotonic()
        if self.identified and now - self.identified[-1] < SECONDS_BETWEEN_IDENTIFIES:
            self.invalidated.append(now)
            await wire.send_op(INVALID_SESSION, False)
            return
        self.identified.append(now)
        self.session, self._wire = Session(), wire
        ready = {
            "v": 10,
            "user": payloads.account(),
            "guilds": [{"id": str(payloads.GUILD), "unavailable": True}],
            "session_id": self.session.id,
            "resume_gateway_url": self.address,
            "application": {"id": str(payloads.APPLICATION), "flags": 0},
        }
        await self.dispatch("READY", json.dumps(ready))
        await self.dispatch("GUILD_CREATE", json.dumps(payloads.guild()))
        self.ready.set()

    async def _resume(self, wire: Wire, session_id: str, seen: int) -> None:
        if self.session is None or self.session.id != session_id:
            await wire.send_op(INVALID_SESSION, False)
            return
        for event in self.session.events[seen:]:
            await wire.send(event)
        self._wire = wire
        self.ready.set()
        self.resumed.append(time.monotonic())
        await self.dispatch("RESUMED", "{}")

    async def dispatch(self, event: str, data: str) -> bool:
        """False where nobody will ever hear it: there is no session."""
        if self.session is None:
            return False
        number = len(self.session.events) + 1
        text = f'{{"op":0,"t":"{event}","s":{number},"d":{data}}}'
        self.session.events.append(text)
        if self._wire is not None:
            await self._wire.send(text)
        return True

    async def interrupt(self, how: str) -> None:
        """ "op 7", "op 9", "close 4000" or "reset"."""
        wire = self._wire
        assert wire is not None
        self._lose()
        if how == "op 7":
            await wire.send_op(RECONNECT)
        elif how == "op 9":
            self.session = None
            self.invalidated.append(time.monotonic())
            await wire.send_op(INVALID_SESSION, False)
        elif how == "close 4000":
            await wire.socket.close(code=4000)
        elif how == "reset":
            wire.reset()
        else:
            raise ValueError(how)
