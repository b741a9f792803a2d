"""Open pages of a meeting, in a process of their own, that note when they are sent something."""

from __future__ import annotations

import asyncio
import json
import sys
import time

from bot.core.roles import Actor
from bot.services import Services


async def pages_of(services: Services, facilitator: Actor, meeting_id: int, count: int) -> list[list[str]]:
    """Path and cookie of so many pages, one in ten a room screen and the others phones that have joined."""
    check_ins = services.check_ins
    key = (await services.meetings.view(facilitator.group_id, meeting_id)).meeting.key
    token = await check_ins.joining_token(facilitator.group_id, meeting_id)
    found = [[f"/room/{key}/live", ""] for _ in range(count // 10)]
    while len(found) < count:
        _, cookie = await check_ins.join(token, key=None)
        found.append([f"/p/{token}/live", f"alongside_phone={cookie}"])
    return found


async def watch(port: int, pages: list[list[str]]) -> None:
    """Note when each page was sent something, until a line comes in; then print all of it."""
    sent: list[float] = []

    async def page(path: str, cookie: str) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**20)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode())
        while line := await reader.readline():
            if line.startswith((b"event: room", b"event: meeting")):
                sent.append(time.monotonic())

    tasks = [asyncio.create_task(page(*each)) for each in pages]
    await asyncio.to_thread(sys.stdin.readline)
    for task in tasks:
        task.cancel()
    print(json.dumps(sent), flush=True)


class Watching:
    def __init__(self, port: int, pages: list[list[str]]) -> None:
        self._arguments = (str(port), json.dumps(pages))

    async def __aenter__(self) -> Watching:
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "benchmarks.watching", *self._arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=2**26,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def times(self) -> list[float]:
        said, _ = await self._process.communicate(b"\n")
        found: list[float] = json.loads(said)
        return sorted(found)


if __name__ == "__main__":
    asyncio.run(watch(int(sys.argv[1]), json.loads(sys.argv[2])))
