"""Just enough HTTP/1.1 to answer a client that keeps its connections: far cheaper than the bot that is measured."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus

END_OF_HEAD = b"\r\n\r\n"


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: dict[str, str]
    """Names in small letters."""
    body: bytes


@dataclass(frozen=True)
class Answer:
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut_off: bool = False
    """Close the connection and say nothing."""
    after: float = 0
    """Seconds until it is sent."""


class Connections:
    """Those that are open now, and the most that were at one time."""

    def __init__(self) -> None:
        self.open: set[Connection] = set()
        self.most = 0
        self.made = 0

    def close_idle(self) -> int:
        """What a quiet quarter of a minute does: the client starts with new connections after it."""
        idle = [connection for connection in self.open if not connection.answering]
        for connection in idle:
            connection.close()
        return len(idle)


class Connection(asyncio.Protocol):
    def __init__(self, connections: Connections, answer: Callable[[Request], Answer]) -> None:
        self._connections = connections
        self._answer = answer
        self._received = b""
        self._transport: asyncio.Transport | None = None
        self.answering = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._connections.open.add(self)
        self._connections.made += 1
        self._connections.most = max(self._connections.most, len(self._connections.open))

    def connection_lost(self, _error: Exception | None) -> None:
        self._connections.open.discard(self)
        self._transport = None

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._received += data
        while (request := self._take_request()) is not None:
            self.answering += 1
            answer = self._answer(request)
            if answer.after:
                asyncio.get_running_loop().call_later(answer.after, self._send, answer)
            else:
                self._send(answer)

    def _take_request(self) -> Request | None:
        end = self._received.find(END_OF_HEAD)
        if end < 0:
            return None
        first, *lines = self._received[:end].decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        start = end + len(END_OF_HEAD)
        stop = start + int(headers.get("content-length", "0"))
        if len(self._received) < stop:
            return None
        body, self._received = self._received[start:stop], self._received[stop:]
        method, path, _ = first.split(" ", 2)
        return Request(method, path, headers, body)

    def _send(self, answer: Answer) -> None:
        self.answering -= 1
        if self._transport is None:
            return
        if answer.cut_off:
            self._transport.abort()
            return
        head = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}", f"Content-Length: {len(answer.body)}"]
        if answer.body:
            # Discord names no charset, and discord.py takes nothing else for JSON.
            head.append("Content-Type: application/json")
        head += [f"{name}: {value}" for name, value in answer.headers.items()]
        self._transport.write("\r\n".join(head).encode() + END_OF_HEAD + answer.body)
