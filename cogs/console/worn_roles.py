"""Which Discord roles somebody wears now, asked of Discord while the console is in use."""

from __future__ import annotations

from datetime import datetime, timedelta

import discord
from discord.ext import commands

from bot.core.clock import Clock

GOOD_FOR = timedelta(seconds=30)
"""How long an answer is used again: a console in use loads a page every few seconds."""


class WornRoles:
    def __init__(self, bot: commands.Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock
        self._known: dict[tuple[int, int], tuple[datetime, frozenset[int]]] = {}

    async def now(self, guild_id: int, user_id: int) -> frozenset[int] | None:
        """Ids of the roles worn; none for somebody who left the server. None where Discord cannot say."""
        asked_at, known = self._known.get((guild_id, user_id), (None, None))
        if asked_at is not None and self._clock() - asked_at < GOOD_FOR:
            return known
        guild = self._bot.get_guild(guild_id)
        if guild is None:
            return None
        try:
            worn = frozenset(role.id for role in (await guild.fetch_member(user_id)).roles)
        except discord.NotFound:
            worn = frozenset()
        except (discord.HTTPException, OSError):
            return None
        self._known[guild_id, user_id] = (self._clock(), worn)
        return worn
