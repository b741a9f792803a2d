"""Answers: private by default, in words from the catalogue, and never "interaction failed"."""

from __future__ import annotations

import asyncio
import logging
from contextvars import ContextVar
from io import BytesIO
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.core.errors import Refusal
from bot.core.logs import log_failure
from bot.core.wording import say

log = logging.getLogger(__name__)

ALREADY_ANSWERED = 40060
"""Discord's code for a press or a command that has its answer: Discord delivered it twice."""
TOO_LATE = 10062
"""Discord's code for a press or a command that it no longer waits for: nobody can be told any more."""
YOUNG = 2.0
"""Seconds after a press in which an answer that failed on its way is worth giving again. Discord waits three."""

MESSAGE_LIMIT = 2000
"""Characters that Discord takes in a message of words alone."""

_again_if_it_fails: ContextVar[bool] = ContextVar("again_if_it_fails", default=False)


class DiscordFailed(Exception):
    """Discord had an error of its own while it took an answer."""


def answers_trace() -> aiohttp.TraceConfig:
    """For the client's `http_trace`: an error of Discord's own is told here at once.

    discord.py would try again by itself, but only after one second and then after three more.
    """

    async def ended(_session: aiohttp.ClientSession, _context: object, ended: aiohttp.TraceRequestEndParams) -> None:
        if ended.response.status >= 500 and _again_if_it_fails.get():
            ended.response.release()
            raise DiscordFailed

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(ended)
    return trace


async def tell(interaction: discord.Interaction[Any], text: str, **options: Any) -> None:
    """Tell only the person who asked. Works before and after a first answer or a defer."""
    await _give(interaction, content=text, **options)


async def tell_back(interaction: discord.Interaction[Any], text: str, typed: str) -> None:
    """Tell what could not be done, and give back what was typed for it, so that nobody has to write it again.

    What is too long for the answer comes as a file; nothing of it is cut.
    """
    whole = f"{text}\n{say('shared-typed-back')}\n{typed}" if typed else text
    if len(whole) <= MESSAGE_LIMIT:
        await tell(interaction, whole)
        return
    file = discord.File(BytesIO(typed.encode()), filename="what-you-typed.txt")
    await tell(interaction, f"{text}\n{say('shared-typed-back-file')}", file=file)


async def show(interaction: discord.Interaction[Any], view: discord.ui.LayoutView, **options: Any) -> None:
    """Show a card to only the person who asked."""
    await _give(interaction, view=view, **options)


async def _give(interaction: discord.Interaction[Any], **answer: Any) -> None:
    if interaction.response.is_done():
        await interaction.followup.send(ephemeral=True, **answer)
        return
    token = _again_if_it_fails.set(True)
    try:
        await _give_first(interaction, answer)
    finally:
        _again_if_it_fails.reset(token)


async def _give_first(interaction: discord.Interaction[Any], answer: dict[str, Any]) -> None:
    """The first answer, again where it failed on its way and the press is young."""
    pause = 0.1
    while True:
        try:
            await interaction.response.send_message(ephemeral=True, **answer)
        except (DiscordFailed, aiohttp.ClientError, OSError):
            if (discord.utils.utcnow() - interaction.created_at).total_seconds() + pause > YOUNG:
                raise
            await asyncio.sleep(pause)
            pause *= 2
            if isinstance(file := answer.get("file"), discord.File):
                file.reset()
        except discord.HTTPException as error:
            if error.code != ALREADY_ANSWERED:
                raise
            return  # it was delivered twice, or an answer that seemed to fail got through
        else:
            return


async def replace_or_show(interaction: discord.Interaction[Any], card: discord.ui.LayoutView, **options: Any) -> None:
    """In place where a private card was pressed, else as a new private answer."""
    pressed = interaction.message
    if pressed is not None and pressed.flags.ephemeral and not interaction.response.is_done():
        await interaction.response.edit_message(view=card, **options)
    else:
        await show(interaction, card, **options)


async def tell_failure(interaction: discord.Interaction[Any], error: Exception, *, typed: str = "") -> None:
    """Turn whatever went wrong into a sentence: a refusal in its own words, anything else with a reference.

    What was `typed` is given back with it.

    A press that Discord delivered twice has its answer already, and nothing went wrong. After three seconds nobody
    can be told any more; what was stored stays stored.
    """
    try:
        await _tell_cause(interaction, error, typed)
    except discord.HTTPException as failed:
        if failed.code == TOO_LATE:
            log.warning("answer came too late")
        elif failed.code != ALREADY_ANSWERED:
            raise


async def _tell_cause(interaction: discord.Interaction[Any], error: Exception, typed: str) -> None:
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.HTTPException) and cause.code in (ALREADY_ANSWERED, TOO_LATE):
        raise cause
    if isinstance(cause, app_commands.TransformerError) and isinstance(cause.__cause__, Refusal):
        cause = cause.__cause__
    if isinstance(cause, Refusal):
        await tell_back(interaction, say(cause.message, **cause.facts), typed)
    elif isinstance(cause, app_commands.NoPrivateMessage):
        await tell_back(interaction, say("shared-not-in-server"), typed)
    else:
        command = interaction.command.qualified_name if interaction.command else "component"
        reference = log_failure(log, "interaction failed", cause, command=command)
        await tell_back(interaction, say("shared-unexpected", reference=reference), typed)
