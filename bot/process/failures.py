"""Failures that an operator can mend, in one sentence each."""

from __future__ import annotations

import errno

import aiohttp
import discord

from bot.app import CannotServe
from bot.core.database import DatabaseInUse, DatabaseUnreadable
from bot.core.errors import Refusal
from bot.core.migrations import DatabaseTooNew
from bot.core.wording import say
from config.settings import ConfigError

TOKEN_REFUSED = 4004
"""Discord's close code for a token that it does not accept (any more)."""
INTENTS_REFUSED = 4014
"""Discord's close code for asking to hear what the application may not; discord.py has its own error for it."""

_SENTENCES: tuple[tuple[type[BaseException], str], ...] = (
    (discord.LoginFailure, "process-wrong-token"),
    (discord.ConnectionClosed, "process-wrong-token"),  # with TOKEN_REFUSED; other codes are told with their number
    (discord.DiscordServerError, "process-discord-unwell"),
    (discord.GatewayNotFound, "process-discord-unwell"),
    (aiohttp.ClientConnectionError, "process-no-network"),
    (TimeoutError, "process-no-network"),
    (DatabaseTooNew, "process-database-too-new"),
    (DatabaseInUse, "process-database-in-use"),
    (DatabaseUnreadable, "process-database-unreadable"),
)
_MISSING_PARTS = {"asyncpg": "process-no-postgresql-driver"}


def sentence_for(error: BaseException) -> str | None:
    """What to tell the operator; None for a failure that is ours to mend."""
    if isinstance(error, Refusal):
        return say(error.message, **error.facts)
    if isinstance(error, ConfigError):
        return problems_in_words(error)
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return say("process-discord-closed", code=str(INTENTS_REFUSED))
    if isinstance(error, discord.ConnectionClosed) and error.code != TOKEN_REFUSED:
        return say("process-discord-closed", code=str(error.code))
    message = _message_for(error)
    return say(message) if message else None


def _message_for(error: BaseException) -> str | None:
    if isinstance(error, CannotServe):
        return "process-port-in-use" if error.reason.errno == errno.EADDRINUSE else "process-web-address"
    if isinstance(error, ModuleNotFoundError):
        return _MISSING_PARTS.get(error.name or "")
    return next((message for kind, message in _SENTENCES if isinstance(error, kind)), None)


def problems_in_words(error: ConfigError) -> str:
    """Every problem on a line of its own, each naming its setting."""
    lines = [f"- {problem.setting}: {say(problem.message, **problem.facts)}" for problem in error.problems]
    return "\n".join([say("process-settings-wrong", count=len(lines)), *lines])
