"""The stand-in as a process of its own: `python -m benchmarks.stand_in '{"delay": 0.1}'`."""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
from collections.abc import Callable
from typing import Any

from benchmarks.control import obey
from benchmarks.stand_in.discord import standing_in


async def main(delay: float = 0, certificate: str = "", key: str = "") -> None:
    tls = None
    if certificate:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(certificate, key)
    async with standing_in(delay=delay, tls=tls) as stand_in:
        actions: dict[str, Callable[..., Any]] = {
            "wait_ready": stand_in.wait_ready,
            "wait_message": stand_in.wait_message,
            "press": stand_in.press,
            "set_faults": stand_in.set_faults,
            "account": stand_in.account,
            "close_idle": stand_in.close_idle,
        }
        await obey(actions, addresses=stand_in.addresses)


if __name__ == "__main__":
    asyncio.run(main(**json.loads(sys.argv[1] if len(sys.argv) > 1 else "{}")))
