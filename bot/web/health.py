"""/healthz: whether Discord, the database and the scheduler are well. (For a load balancer or a monitor.)"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from aiohttp import web

from bot.core.database import Database

PATIENCE = 2.0
"""Seconds a probe may take; slower than that is not well."""


class State(StrEnum):
    WELL = "well"
    LOST = "lost"
    OFF = "off"  # not part of this process, so nothing to worry about


Probe = Callable[[], State | bool | Awaitable[State | bool]]
"""Says how a part is, at once or after asking it. True is well; false, an exception or silence is lost."""


def _off() -> State:
    return State.OFF


@dataclass(frozen=True)
class Health:
    database: Probe
    discord: Probe = _off
    scheduler: Probe = _off


HEALTH: web.AppKey[Health] = web.AppKey("health", Health)


def health_of(database: Database) -> Health:
    """Health of a process that has nothing but the store."""
    return Health(database=database.alive)


async def ask(probe: Probe) -> State:
    try:
        async with asyncio.timeout(PATIENCE):
            answer = probe()
            said = await answer if inspect.isawaitable(answer) else answer
    except Exception:  # whatever a probe raises, the part behind it is not well
        return State.LOST
    if isinstance(said, State):
        return said
    return State.WELL if said else State.LOST


async def _healthz(request: web.Request) -> web.Response:
    health = request.app[HEALTH]
    discord, database, scheduler = await asyncio.gather(
        ask(health.discord), ask(health.database), ask(health.scheduler)
    )
    ok = State.LOST not in (discord, database, scheduler)
    body = {"ok": ok, "discord": discord.value, "database": database.value, "scheduler": scheduler.value}
    return web.json_response(body, status=200 if ok else 503)


def add_routes(app: web.Application) -> None:
    app.router.add_get("/healthz", _healthz)
