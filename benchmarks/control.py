"""One process tells another what to do, a line of JSON each way."""

from __future__ import annotations

import asyncio
import inspect
import json
import sys
from collections.abc import Callable, Mapping
from typing import Any

BIGGEST_LINE = 64 * 1024 * 1024


async def obey(actions: Mapping[str, Callable[..., Any]], **hello: Any) -> None:
    """Say hello, then do what each line of standard input asks, one at a time, until it ends."""
    reader = asyncio.StreamReader(limit=BIGGEST_LINE)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    _say(hello)
    while line := await reader.readline():
        asked = json.loads(line)
        done = actions[asked.pop("do")](**asked)
        _say({"done": await done if inspect.isawaitable(done) else done})


def _say(what: object) -> None:
    sys.stdout.write(f"{json.dumps(what)}\n")
    sys.stdout.flush()
