"""Which Discord roles somebody wears now, asked of Discord while the console is in use."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import aiohttp
import discord
from discord.ext import commands

from bot.core.clock import Clock
from bot.people.rules import LeftServer

GOOD_FOR = timedelta(seconds=30)
"""How long an answer is used again: a console in use loads a page every few seconds."""
LONGEST_WAIT = 2.0
"""Seconds that a page waits for Discord."""

UNKNOWN_MEMBER, UNKNOWN_USER = 10007, 10013


class WornRoles:
    def __init__(self, bot: commands.Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._known: dict[tuple[int, int], tuple[datetime, frozenset[int] | None]] = {}

    async def now(self, guild_id: int, user_id: int) -> frozenset[int] | None:
        """Ids of the roles worn; None where Discord cannot say. Raises LeftServer for who is not in the server."""
        asked_at, known = self._known.get((guild_id, user_id), (None, None))
        if asked_at is not None and self._clock() - asked_at < GOOD_FOR:
            return _of_a_member(known)
        guild = self._bot.get_guild(guild_id)
        if guild is None:
            return None
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                worn = frozenset(role.id for role in (await guild.fetch_member(user_id)).roles)
        except discord.HTTPException as error:
            if error.code not in {UNKNOWN_MEMBER, UNKNOWN_USER}:
                return None
            worn = None
        except (aiohttp.ClientError, OSError):
            return None
        self._known[guild_id, user_id] = (self._clock(), worn)
        return _of_a_member(worn)


def _of_a_member(worn: frozenset[int] | None) -> frozenset[int]:
    if worn is None:
        raise LeftServer
    return worn
