"""The Discord client: extensions, the command tree, and errors turned into words."""

from __future__ import annotations

import asyncio
import logging
import random
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.services import Services
from cogs.shared.answering import answers_trace, tell_failure
from cogs.shared.components import answer_press

EXTENSIONS = (
    "cogs.tables",
    "cogs.parity",
    "cogs.points",
    "cogs.actions",
    "cogs.groups",
    "cogs.meetings",
    "cogs.agenda",
    "cogs.ideas",
    "cogs.polls",
    "cogs.privacy",
    "cogs.notices",
    "cogs.guide",
    "cogs.checkin",
    "cogs.console",
    "cogs.access",
    "cogs.expenses",
    "cogs.finance",
    "cogs.floor",
    "cogs.seating",
    "cogs.papers",
    "cogs.dates",
)

BETWEEN_IDENTIFIES = 5.0
"""Seconds. Discord takes one introduction in that time and ends the session of a bot that hurries."""

log = logging.getLogger(__name__)


def intents(*, typed_messages: bool = False) -> discord.Intents:
    """No privileged intent: servers, their scheduled events, and hands raised on a stage.

    With `typed_messages`, which a setting has to ask for, also what people type in the threads of ideas.
    """
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.guild_scheduled_events = True
    wanted.voice_states = True
    if typed_messages:
        wanted.guild_messages = True
        wanted.message_content = True
    return wanted


class CommandTree(app_commands.CommandTree["AlongsideClient"]):
    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        await tell_failure(interaction, error)


class AlongsideClient(commands.Bot):
    """The bot. It is handed services that are open already and closes none of them."""

    def __init__(self, services: Services, *, connector: aiohttp.BaseConnector | None = None) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=intents(typed_messages=services.settings.read_typed_messages),
            allowed_mentions=discord.AllowedMentions.none(),
            tree_cls=CommandTree,
            connector=connector,
            http_trace=answers_trace(),
            max_messages=None,
        )
        self.services = services
        self._identified_at = -BETWEEN_IDENTIFIES

    async def setup_hook(self) -> None:
        for extension in EXTENSIONS:
            await self.load_extension(extension)
        await self.tree.sync()

    async def before_identify_hook(self, _shard_id: int | None, *, initial: bool = False) -> None:
        """Wait as long as Discord asks before a new session, where discord.py would always wait five seconds.

        After a session that became invalid Discord asks for a moment of at least a second. Presses of that time are
        never delivered.
        """
        loop = asyncio.get_running_loop()
        moment = 0.0 if initial else random.uniform(1.0, 1.2)  # noqa: S311 - spreads bots out, keeps no secret
        await asyncio.sleep(max(moment, self._identified_at + BETWEEN_IDENTIFIES - loop.time()))
        self._identified_at = loop.time()

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        await answer_press(interaction)

    async def on_error(self, event_method: str, /, *_args: Any, **_kwargs: Any) -> None:
        log.exception("event handler failed", extra={"handler": event_method})
