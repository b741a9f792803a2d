"""What the phone page is measured against: an aiohttp handler that answers a vote with a 303 and does nothing."""

from __future__ import annotations

import asyncio

from aiohttp import web

from benchmarks.control import obey
from bot.app import BACKLOG


async def _vote(_request: web.Request) -> web.Response:
    return web.Response(status=303, headers={"Location": "/"})


async def main() -> None:
    app = web.Application()
    app.router.add_post("/p/{token}/vote/{poll_id}", _vote)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0, backlog=BACKLOG).start()
        await obey({}, port=runner.addresses[0][1])
    finally:
        await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
