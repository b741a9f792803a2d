"""The bot that runs in a simulated Discord, and the parts of it that a test waits for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any, TypeVar

import simcord

from bot.client import AlongsideClient
from bot.core.redraw import Redrawer
from tests.patience import SECONDS

Kind = TypeVar("Kind")


def bot_of(env: simcord.Env) -> AlongsideClient:
    assert isinstance(env.bot, AlongsideClient)
    return env.bot


def cog_of(env: simcord.Env, kind: type[Kind]) -> Kind:
    return _only(bot_of(env).cogs.values(), kind)


def board_of(env: simcord.Env, kind: type[Kind]) -> Kind:
    """What draws the cards of a cog."""
    return _only((getattr(cog, "board", None) for cog in bot_of(env).cogs.values()), kind)


def _only(parts: Iterable[Any], kind: type[Kind]) -> Kind:
    """By its name, for an extension that was loaded again has made its classes again."""
    name = (kind.__module__, kind.__qualname__)
    part: Kind
    (part,) = (each for each in parts if (type(each).__module__, type(each).__qualname__) == name)
    return part


async def drawn_after_failing(redrawer: Redrawer[Any]) -> None:
    """Wait until what Discord failed at was tried again and done."""
    async with asyncio.timeout(SECONDS):
        await redrawer.settled()
        while redrawer._failures:
            await asyncio.sleep(0.001)
            await redrawer.settled()


async def connection_resumed(env: simcord.Env) -> None:
    """What each cog does when Discord takes the bot's session up again."""
    listeners = [each for cog in bot_of(env).cogs.values() for each in cog.get_listeners()]
    await asyncio.gather(*(listener() for name, listener in listeners if name == "on_resumed"))
