"""The people: phones that vote and screens that watch, over plain sockets so that they cost little themselves."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.control import obey

HOST = "127.0.0.1"
KEPT_ALIVE = 100
"""Connections of people whose browser kept one."""
TICK = 0.1
MOST_BEHIND = 10.0
"""Seconds after which a screen that does not show the last vote never will."""
MOST_KEPT = 100_000
"""Bytes that a screen keeps of what it was sent; one picture is a few thousand."""
BEAT = 4.0
"""Seconds after which the page of a room screen says that it is on. One says it for all, so that polls do not wait."""
PATIENCE = 60.0
"""Seconds after which a load that was not answered is given up."""

_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_COOKIE = re.compile(rb"set-cookie: (alongside_phone=[^;]+)", re.IGNORECASE)


def request(method: str, path: str, *, cookie: str = "", body: str = "") -> bytes:
    """What a phone's browser sends."""
    lines = [
        f"{method} {path} HTTP/1.1",
        f"Host: {HOST}",
        "User-Agent: Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
        "Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
        "Accept-Language: en-GB,en;q=0.9",
        "Sec-Fetch-Site: same-origin",
        *([f"Cookie: {cookie}"] if cookie else []),
        *(
            ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
            if method == "POST"
            else []
        ),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()


class TooSlow(Exception):
    """Everybody still waits for an answer when the next one is to vote."""


class Answers:
    """The answers to a load: how many of each status, and when the last came."""

    def __init__(self, expected: int) -> None:
        self.statuses: dict[str, int] = {}
        self.last_at = 0.0
        self.heads: list[bytes] = []
        self._missing = expected
        self.all_here: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def note(self, head: bytes, *, keep: bool = False) -> None:
        status = head[9:12].decode() or "cut off"
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.last_at = time.perf_counter()
        if keep:
            self.heads.append(head)
        self._missing -= 1
        if not self._missing and not self.all_here.done():
            self.all_here.set_result(None)


class Phone(asyncio.Protocol):
    """A connection that sends the next request as soon as the last was answered."""

    def __init__(self, requests: Iterator[bytes], answers: Answers, *, keep_heads: bool = False) -> None:
        self._requests, self._answers, self._keep_heads = requests, answers, keep_heads
        self._heard, self.waiting = b"", False

    def begin(self, requests: Iterator[bytes], answers: Answers) -> None:
        assert not self.waiting, "the last vote on this connection is not answered yet"
        self._requests, self._answers = requests, answers
        self._send()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._send()

    def _send(self) -> None:
        following = next(self._requests, None)
        self.waiting = following is not None
        if following is not None:
            self.transport.write(following)

    def data_received(self, data: bytes) -> None:
        self._heard += data
        head, ended, body = self._heard.partition(b"\r\n\r\n")
        if not ended:
            return
        length = _LENGTH.search(head)
        if len(body) < (int(length[1]) if length else 0):
            return
        self._heard = b""
        self._answers.note(head, keep=self._keep_heads)
        self._send()

    def connection_lost(self, _reason: Exception | None) -> None:
        if self.waiting:
            self.waiting = False
            self._answers.note(b"")


class Screen(asyncio.Protocol):
    """A live screen: it counts what it is sent and keeps the end of it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._heard = bytearray()
        self.pictures, self.last_at = 0, 0.0
        self.first: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(request("GET", self._path))

    def data_received(self, data: bytes) -> None:
        self._heard += data
        self.last_at = time.perf_counter()
        self.pictures += data.count(b"event: room")
        if self.pictures and not self.first.done():
            self.first.set_result(None)
        if len(self._heard) > MOST_KEPT:
            del self._heard[: max(self._heard.rfind(b"event: room\n"), 0)]

    def picture(self) -> str:
        """The words of the last picture it was sent."""
        return self._heard.rpartition(b"event: room\ndata: ")[2].partition(b"\n")[0].decode()


class Load:
    def __init__(self) -> None:
        self._phones: list[tuple[str, str]] = []
        self._screens: list[Screen] = []
        self._beating: asyncio.Task[None] | None = None
        self._kept: dict[int, list[Phone]] = {}
        self._last_answer_at = 0.0

    async def join(self, port: int, tokens: Sequence[str]) -> list[str]:
        """Each phone opens its link, joins and sees the page. Returns the cookies."""
        joining = await self._in_turn(port, [request("POST", f"/p/{token}", body="shared=") for token in tokens])
        cookies = [found[1].decode() for head in joining.heads if (found := _COOKIE.search(head))]
        self._phones = list(zip(tokens, cookies, strict=True))
        seeing = await self._in_turn(
            port, [request("GET", f"/p/{token}", cookie=cookie) for token, cookie in self._phones]
        )
        assert seeing.statuses == {"200": len(tokens)}, seeing.statuses
        return cookies

    async def _in_turn(self, port: int, requests: Sequence[bytes]) -> Answers:
        answers = Answers(len(requests))
        phone = await self._connect(port, iter(requests), answers, keep_heads=True)
        await asyncio.wait_for(answers.all_here, PATIENCE)
        phone.transport.close()
        return answers

    async def _connect(
        self, port: int, requests: Iterator[bytes], answers: Answers, *, keep_heads: bool = False
    ) -> Phone:
        loop = asyncio.get_running_loop()
        _, phone = await loop.create_connection(lambda: Phone(requests, answers, keep_heads=keep_heads), HOST, port)
        return phone

    # Voting

    def _votes(self, poll: int, options: Sequence[int], times: int) -> list[bytes]:
        """Everyone's vote, `times` over; the phone in place n says option n, then the next one."""
        return [
            request(
                "POST",
                f"/p/{token}/vote/{poll}",
                cookie=cookie,
                body=f"choice={options[(place + turn) % len(options)]}&reason=",
            )
            for turn in range(times)
            for place, (token, cookie) in enumerate(self._phones)
        ]

    async def vote(
        self, port: int, poll: int, options: Sequence[int], *, times: int = 1, new: bool = False, pace: int = 0
    ) -> dict[str, Any]:
        """All vote: on connections kept alive, or each on a `new` one; at once, or `pace` people a second."""
        votes = self._votes(poll, options, times)
        if not new:
            await self._keep_alive(port)
        pictures, began = self._pictures(), time.perf_counter()
        answers = Answers(len(votes))
        if new:
            await self._each_on_a_new_one(port, votes, answers)
        elif pace:
            await self._paced(port, votes, answers, pace)
        else:
            self._flood(port, votes, answers)
        await asyncio.wait_for(answers.all_here, PATIENCE)
        self._last_answer_at = answers.last_at
        return {
            "seconds": answers.last_at - began,
            "statuses": answers.statuses,
            "pictures": self._pictures() - pictures,
        }

    async def _keep_alive(self, port: int) -> None:
        if port not in self._kept:
            none = Answers(0)
            self._kept[port] = [await self._connect(port, iter(()), none) for _ in range(KEPT_ALIVE)]

    def _flood(self, port: int, votes: Sequence[bytes], answers: Answers) -> None:
        following = iter(votes)
        for phone in self._kept[port]:
            phone.begin(following, answers)

    async def _each_on_a_new_one(self, port: int, votes: Sequence[bytes], answers: Answers) -> None:
        phones = await asyncio.gather(*(self._connect(port, iter([vote]), answers) for vote in votes))
        await asyncio.wait_for(answers.all_here, PATIENCE)
        for phone in phones:
            phone.transport.close()

    async def _paced(self, port: int, votes: Sequence[bytes], answers: Answers, pace: int) -> None:
        phones, began = self._kept[port], time.perf_counter()
        for place, vote in enumerate(votes):
            if (wait := began + place / pace - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            free = [phone for phone in phones if not phone.waiting]
            if not free:
                raise TooSlow
            free[0].begin(iter([vote]), answers)

    # Watching

    async def screens(self, port: int, path: str, number: int) -> None:
        """So many live screens, each with its first picture."""
        for screen in self._screens[number:]:
            screen.transport.close()
        del self._screens[number:]
        loop = asyncio.get_running_loop()
        while len(self._screens) < number:
            _, screen = await loop.create_connection(lambda: Screen(path), HOST, port)
            self._screens.append(screen)
        async with asyncio.timeout(PATIENCE):
            for screen in self._screens:
                await screen.first
        if self._beating is None:
            self._beating = asyncio.create_task(self._beat(port, path.removesuffix("/live") + "/beat"))

    async def _beat(self, port: int, path: str) -> None:
        while True:
            await self._in_turn(port, [request("POST", path)])
            await asyncio.sleep(BEAT)

    def _pictures(self) -> int:
        return sum(screen.pictures for screen in self._screens)

    async def settle(self, showing: str, quiet: float = 1.0) -> dict[str, Any]:
        """Wait until every screen shows `showing`, for ten seconds at most, and then was sent nothing for a while.

        Seconds from the last vote's answer to the last screen's last picture, and how many screens show it.
        """
        give_up = time.perf_counter() + MOST_BEHIND
        right, now = 0, time.perf_counter()
        while now < self._last_sign() + quiet or (right < len(self._screens) and now < give_up):
            await asyncio.sleep(TICK)
            right, now = sum(showing in screen.picture() for screen in self._screens), time.perf_counter()
        seconds = max(screen.last_at for screen in self._screens) - self._last_answer_at
        return {"seconds": seconds, "right": right, "picture": json.loads(self._screens[0].picture())["html"]}

    def _last_sign(self) -> float:
        return max([self._last_answer_at, *(screen.last_at for screen in self._screens)])


if __name__ == "__main__":
    load = Load()
    asyncio.run(obey({"join": load.join, "vote": load.vote, "screens": load.screens, "settle": load.settle}))
