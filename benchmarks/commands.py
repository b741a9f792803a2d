"""How long a slash command takes from the press to the stored and shown answer, through a simulated Discord.

    python -m benchmarks.commands

Each command runs through discord.py's own machinery, the services and SQLite (`synchronous=FULL`). `/help`, which
stores nothing, stands in the same run for what Discord's side and the simulation cost.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import discord
import simcord

from bot.app import open_services
from bot.client import AlongsideClient
from bot.core.roles import Role
from bot.meetings.rules import NewMeeting
from bot.services import Services
from config.settings import Settings

ROUNDS = 100

Press = Callable[[], Awaitable[object]]


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database_url=f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}", web_port=0)
        async with (
            open_services(settings, discord.utils.utcnow) as services,
            simcord.run(AlongsideClient(services)) as env,
        ):
            await _measure(env, services)


async def _measure(env: simcord.Env, services: Services) -> None:
    guild = env.create_guild("Riverside voices")
    room = guild.create_text_channel("meeting-room")
    asha = guild.add_member(env.create_user("Asha"))
    await _meeting(services, guild.id)
    presses: dict[str, Press] = {
        "/help (stores nothing)": lambda: asha.slash(room, "help"),
        "/meeting coming": lambda: asha.slash(room, "meeting coming"),
        "/agenda show": lambda: asha.slash(room, "agenda show"),
        "/here (stores)": lambda: asha.slash(room, "here", how="remote"),
    }
    medians = {name: await _median(press) for name, press in presses.items()}
    base = medians["/help (stores nothing)"]
    print(f"{'command':<24}{'median':>10}{'of /help':>10}")
    for name, seconds in medians.items():
        print(f"{name:<24}{seconds * 1000:>8.1f}ms{seconds / base:>10.2f}")


async def _meeting(services: Services, guild_id: int) -> None:
    actor = await services.people.from_discord(guild_id=guild_id, guild_name="Riverside voices", user_id=1, name="Ola")
    starts = services.clock() + timedelta(days=60)
    new = NewMeeting("Spring", starts, starts + timedelta(hours=2), "Hall", "https://example.org/join")
    await services.meetings.create(replace(actor, roles=actor.roles | {Role.ORGANISER}), new)


async def _median(press: Press) -> float:
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        await press()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


if __name__ == "__main__":
    asyncio.run(main())
